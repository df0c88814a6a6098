package io.candor.classifier.capability;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// What the bot of the shipped sample claims to have done. It looks orders up in most of its
/// conversations and does something in few of them.
class SampleClaimsTest {
  private static final Path SAMPLE = Path.of("../samples/pinecrate.jsonl.gz");
  private static final Set<String> DOING =
      Set.of("send_reset_link", "create_return_label", "issue_refund");

  @Test
  void botClaimsToHaveDoneSomething_onlyWhereItCalledATool() throws IOException {
    List<String> where = new ArrayList<>();
    int claims = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SAMPLE)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonObject conversation = JsonParser.parseString(line).getAsJsonObject();
        conversation = conversation.getAsJsonObject("conversation");
        if (conversation == null) {
          continue;
        }
        for (String text : botTurns(conversation)) {
          List<Claim> found = ClaimReader.claims(0, Instant.EPOCH, text);
          claims += found.size();
          if (!found.isEmpty() && !didSomething(conversation)) {
            where.add(text);
          }
        }
      }
    }

    assertThat(where).isEmpty();
    assertThat(claims).isGreaterThan(50);
  }

  private static List<String> botTurns(JsonObject conversation) {
    List<String> texts = new ArrayList<>();
    for (JsonElement turn : array(conversation, "turns")) {
      if (turn.getAsJsonObject().get("role").getAsString().equals("BOT")) {
        texts.add(turn.getAsJsonObject().get("text").getAsString());
      }
    }
    return texts;
  }

  private static boolean didSomething(JsonObject conversation) {
    return array(conversation, "toolCalls").stream()
        .anyMatch(call -> DOING.contains(call.getAsJsonObject().get("name").getAsString()));
  }

  private static List<JsonElement> array(JsonObject conversation, String name) {
    return conversation.has(name) ? conversation.getAsJsonArray(name).asList() : List.of();
  }
}
