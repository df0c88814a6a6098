package io.candor.bench.checks;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.candor.classifier.check.CheckInput;
import io.candor.classifier.check.CheckReport;
import io.candor.classifier.check.CheckRules;
import io.candor.classifier.check.CheckSettings;
import io.candor.classifier.check.ConversationChecks;
import io.candor.classifier.check.EmbeddedSentences;
import io.candor.classifier.conversation.ToolCall;
import io.candor.classifier.conversation.Transcript;
import io.candor.classifier.conversation.Turn;
import io.candor.classifier.embedding.Embedders;
import io.candor.classifier.embedding.EmbeddingConfig;
import io.candor.classifier.policy.CustomerFacts;
import io.candor.classifier.policy.Policy;
import io.candor.classifier.policy.PolicyFile;
import io.candor.classifier.policy.PolicyFormatException;
import io.candor.classifier.policy.SentenceVectors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// Prints precision and recall of the check of claims, and of policy statements, on public
/// dialogues
/// with labels. Run with the class path of this module:
///
/// `java io.candor.bench.checks.DialogueFigures FOLDER [POLICY]`
///
/// FOLDER holds `conversations.jsonl.gz` (`id`, `turns` with `role` user, assistant or tool,
/// `text`,
/// `tool_calls` with `id` and `name`, and on tool turns `call_id` and `error`),
/// `claim_labels.jsonl`
/// (`conv_id`, `turn`, `claim`, `label` supported or unsupported, `remove_actions`: calls to be cut
/// out first) and, for POLICY, `policy_statement_labels.jsonl` (`statement`, `label` consistent,
/// contradicts or not_in_policy). POLICY is a file that `ImportPolicyDocument` takes.
public final class DialogueFigures {
  private static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");
  private static final String BOT = "bot";

  private DialogueFigures() {}

  public static void main(String[] arguments) throws IOException, PolicyFormatException {
    if (arguments.length < 1 || arguments.length > 2) {
      throw new IllegalArgumentException("expected: FOLDER [POLICY]");
    }
    Path folder = Path.of(arguments[0]);
    claims(folder);
    if (arguments.length == 2) {
      try (Embedders.Closeable embedder = Embedders.open(EmbeddingConfig.defaults())) {
        statements(folder, Path.of(arguments[1]), EmbeddedSentences.by(embedder));
      }
    }
  }

  private static void claims(Path folder) throws IOException {
    Map<String, JsonObject> conversations = new HashMap<>();
    Set<String> tools = new HashSet<>();
    for (JsonObject conversation : lines(folder.resolve("conversations.jsonl.gz"))) {
      conversations.put(conversation.get("id").getAsString(), conversation);
      calls(conversation, Set.of()).forEach(call -> tools.add(call.name()));
    }
    CheckRules rules =
        new CheckRules(
            new Policy(1, List.of()),
            CheckSettings.DEFAULTS,
            Map.of(BOT, tools),
            SentenceVectors.NONE);
    Score score = new Score();
    for (JsonObject label : lines(folder.resolve("claim_labels.jsonl"))) {
      JsonObject conversation = conversations.get(label.get("conv_id").getAsString());
      if (conversation == null) {
        continue;
      }
      CheckReport report =
          ConversationChecks.check(
              new CheckInput(transcript(conversation, label), BOT, Set.of()),
              CustomerFacts.UNKNOWN,
              rules);
      String claim = label.get("claim").getAsString();
      boolean found =
          report.claimViolations().stream().anyMatch(each -> isSame(claim, each.sentence()));
      score.add(label.get("label").getAsString().equals("unsupported"), found);
    }
    System.out.println("claims without a call: " + score);
  }

  /// The claim alone in its turn: an incident is counted once for each action, so an earlier claim
  /// of the same would hide it.
  private static Transcript transcript(JsonObject conversation, JsonObject label) {
    Set<String> removed = new HashSet<>();
    if (label.has("remove_actions")) {
      label.getAsJsonArray("remove_actions").forEach(each -> removed.add(each.getAsString()));
    }
    List<Turn> turns =
        List.of(
            new Turn(0, Turn.Role.CUSTOMER, "Please do it.", BEGIN),
            new Turn(1, Turn.Role.BOT, label.get("claim").getAsString(), BEGIN.plusSeconds(1)));
    return new Transcript(
        BEGIN.plusSeconds(3600), "", null, null, turns, calls(conversation, removed), null);
  }

  private static List<ToolCall> calls(JsonObject conversation, Set<String> removed) {
    JsonArray turns = conversation.getAsJsonArray("turns");
    Set<String> failed = new HashSet<>();
    for (JsonElement each : turns) {
      JsonObject turn = each.getAsJsonObject();
      if (turn.has("call_id") && isTrue(turn, "error")) {
        failed.add(turn.get("call_id").getAsString());
      }
    }
    List<ToolCall> calls = new ArrayList<>();
    for (JsonElement each : turns) {
      JsonElement made = each.getAsJsonObject().get("tool_calls");
      if (made == null || !made.isJsonArray()) {
        continue;
      }
      for (JsonElement call : made.getAsJsonArray()) {
        String id = text(call.getAsJsonObject(), "id");
        String name = text(call.getAsJsonObject(), "name");
        if (!removed.contains(name)) {
          calls.add(new ToolCall(id, name, !failed.contains(id), BEGIN, null, Map.of()));
        }
      }
    }
    return calls;
  }

  private static void statements(Path folder, Path policy, SentenceVectors vectors)
      throws IOException, PolicyFormatException {
    CheckRules rules =
        new CheckRules(
            new Policy(1, PolicyFile.read(Files.readString(policy)).assertions()),
            CheckSettings.DEFAULTS,
            Map.of(),
            vectors);
    Score score = new Score();
    for (JsonObject label : lines(folder.resolve("policy_statement_labels.jsonl"))) {
      List<Turn> turns =
          List.of(new Turn(0, Turn.Role.BOT, label.get("statement").getAsString(), BEGIN));
      CheckReport report =
          ConversationChecks.check(
              new CheckInput(
                  new Transcript(BEGIN.plusSeconds(60), "", null, null, turns, List.of(), null),
                  BOT,
                  Set.of()),
              CustomerFacts.UNKNOWN,
              rules);
      score.add(
          label.get("label").getAsString().equals("contradicts"),
          !report.policy().violations().isEmpty());
    }
    System.out.println("statements against the policy: " + score);
  }

  private static boolean isSame(String claim, String sentence) {
    return claim.contains(sentence.strip()) || sentence.contains(claim.strip());
  }

  private static boolean isTrue(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive() && value.getAsBoolean();
  }

  private static String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
  }

  private static List<JsonObject> lines(Path file) throws IOException {
    List<JsonObject> found = new ArrayList<>();
    try (InputStream bytes = Files.newInputStream(file);
        InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        found.add(JsonParser.parseString(line).getAsJsonObject());
      }
    }
    return found;
  }
}
