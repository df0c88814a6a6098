package io.candor.alert.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.candor.alert.notification.Event;
import io.candor.alert.testing.Notifications;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The shape of messages, against the limits of Slack's incoming webhooks.
class SlackMessagesTest {
  @Test
  void hasTextAndBlocks() {
    JsonObject message = render(Optional.of("https://candor.example.com/i/theme-spike-1"));
    assertThat(message.keySet()).containsExactly("text", "blocks");
    assertThat(message.get("text").getAsString())
        .isEqualTo(
            "[P1] Mobile CSAT verbatims referencing \"login loop\" up 4× this week (17 vs 4).");
    JsonArray blocks = message.getAsJsonArray("blocks");
    assertThat(blocks.asList())
        .extracting(block -> block.getAsJsonObject().get("type").getAsString())
        .containsExactly("header", "section", "context", "actions");
    JsonObject header = blocks.get(0).getAsJsonObject().getAsJsonObject("text");
    assertThat(header.get("type").getAsString()).isEqualTo("plain_text");
    assertThat(header.get("text").getAsString())
        .isEqualTo("[P1] Theme spike: Mobile, \"login loop\"");
    assertThat(blocks.get(1).getAsJsonObject().getAsJsonObject("text").get("type").getAsString())
        .isEqualTo("mrkdwn");
  }

  @Test
  void linkButtonOnly_whenThereIsAPage() {
    JsonObject button =
        render(Optional.of("https://candor.example.com/i/1"))
            .getAsJsonArray("blocks")
            .get(3)
            .getAsJsonObject()
            .getAsJsonArray("elements")
            .get(0)
            .getAsJsonObject();
    assertThat(button.keySet()).containsExactlyInAnyOrder("type", "text", "url");
    assertThat(render(Optional.empty()).getAsJsonArray("blocks")).hasSize(3);
  }

  @Test
  void escapesWhatSlackReads() {
    String sentence = "Theme \"<!channel> & <https://evil|x>\" up.";
    JsonObject message =
        parse(
            SlackMessages.render(
                Notifications.of(Event.INCIDENT_RESOLVED, "Title <b>", sentence),
                Optional.empty()));
    assertThat(message.get("text").getAsString())
        .isEqualTo("Resolved: Theme \"&lt;!channel&gt; &amp; &lt;https://evil|x&gt;\" up.");
    JsonArray blocks = message.getAsJsonArray("blocks");
    // plain_text shows its characters as they are.
    assertThat(text(blocks, 0)).isEqualTo("Resolved: Title <b>");
    assertThat(text(blocks, 1)).doesNotContain("<", ">");
    assertThat(blocks.get(2).toString()).contains("Mobile &lt;team&gt;");
  }

  @Test
  void cutsToTheLimits_withoutBreakingACharacterOrAnEscape() {
    JsonObject message =
        parse(
            SlackMessages.render(
                Notifications.of(Event.INCIDENT_OPENED, "😀".repeat(150), "a" + "<".repeat(3000)),
                Optional.empty()));
    JsonArray blocks = message.getAsJsonArray("blocks");
    assertThat(text(blocks, 0)).hasSizeLessThanOrEqualTo(150).endsWith("😀…");
    assertThat(text(blocks, 1)).hasSizeLessThanOrEqualTo(3000).endsWith("&lt;…");
  }

  private static String text(JsonArray blocks, int index) {
    return blocks.get(index).getAsJsonObject().getAsJsonObject("text").get("text").getAsString();
  }

  private static JsonObject render(Optional<String> link) {
    return parse(SlackMessages.render(Notifications.loginLoop(), link));
  }

  private static JsonObject parse(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }
}
