package io.candor.classifier.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.conversation.Money;
import io.candor.classifier.conversation.ToolCall;
import io.candor.classifier.conversation.Transcript;
import io.candor.classifier.conversation.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PacketTest {
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");

  @Test
  void text_holdsEveryPartBetweenItsMarks() {
    Transcript transcript =
        new Transcript(
            null,
            "",
            null,
            null,
            List.of(
                turn(0, Turn.Role.CUSTOMER, "My invoice is wrong."),
                turn(1, Turn.Role.BOT, "I'll have it corrected within 2 days."),
                turn(2, Turn.Role.CUSTOMER, "I want a person."),
                turn(3, Turn.Role.AGENT, "Hello!"),
                turn(4, Turn.Role.CUSTOMER, "At last.")),
            List.of(
                new ToolCall("", "issue_refund", true, NOON, new Money("USD", 12, 500_000_000))),
            null);

    Packet packet =
        Packet.of(
            transcript,
            "billing_dispute",
            Map.of("plan", "team", "region", "EU"),
            List.of("I'll have it corrected within 2 days."));

    assertThat(packet.text())
        .isEqualTo(
            """
            ----- HANDOFF PACKET -----
            Intent: billing_dispute
            Account: plan = team, region = EU
            Summary: Customer asked: "My invoice is wrong." Bot last said: "I'll have it corrected within 2 days." Customer last said: "I want a person."
            Promised by the bot:
              - I'll have it corrected within 2 days.
            Tool calls:
              - issue_refund succeeded USD 12.50
            ----- END OF HANDOFF PACKET -----\
            """);
  }

  @Test
  void emptyConversation_saysWhatIsNotKnown() {
    Transcript transcript = new Transcript(null, "", null, null, List.of(), List.of(), null);

    assertThat(Packet.of(transcript, "", Map.of(), List.of()).text())
        .contains("Intent: not known", "Account: not known", "Promised by the bot: nothing")
        .contains("Tool calls: none");
  }

  @Test
  void promiseWithoutAWordInThePacket_isLost() {
    Packet packet =
        new Packet(
            "",
            Map.of(),
            "",
            List.of("We'll call you back.", "You will get a voucher."),
            List.of());

    assertThat(packet.lostFrom("customer expects a call"))
        .containsExactly("You will get a voucher.");
  }

  private static Turn turn(int index, Turn.Role role, String text) {
    return new Turn(index, role, text, NOON.plusSeconds(index));
  }
}
