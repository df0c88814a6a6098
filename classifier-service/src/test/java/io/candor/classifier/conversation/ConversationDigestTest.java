package io.candor.classifier.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConversationDigestTest {
  private static final Instant T0 = Instant.parse("2026-03-12T10:00:00Z");

  @Test
  void instants_areTheFirstAndLastOfEachRole() {
    Transcript transcript =
        transcript(
            null,
            List.of(),
            turn(0, Turn.Role.BOT),
            turn(1, Turn.Role.CUSTOMER),
            turn(2, Turn.Role.BOT),
            turn(3, Turn.Role.AGENT),
            turn(4, Turn.Role.CUSTOMER),
            turn(5, Turn.Role.AGENT));

    ConversationDigest digest = ConversationDigest.of(transcript);

    assertThat(digest.firstCustomerTurn()).isEqualTo(T0.plusSeconds(1));
    assertThat(digest.lastBotTurn()).isEqualTo(T0.plusSeconds(2));
    assertThat(digest.firstAgentTurn()).isEqualTo(T0.plusSeconds(3));
    assertThat(digest.humanHandled()).isTrue();
  }

  @Test
  void whoNeverSpoke_hasNoInstant() {
    ConversationDigest digest = ConversationDigest.of(transcript(null, List.of()));

    assertThat(digest.firstCustomerTurn()).isNull();
    assertThat(digest.lastBotTurn()).isNull();
    assertThat(digest.firstAgentTurn()).isNull();
    assertThat(digest.outcome()).isNull();
    assertThat(digest.packetPartCount()).isNull();
  }

  @Test
  void packet_countsItsFourPartsAndTheToolCallsOfTheConversation() {
    Handoff handoff = new Handoff(T0, 3, true);
    ToolCall lookup = new ToolCall("t1", "lookup_order", true, T0, null);

    assertThat(ConversationDigest.of(transcript(handoff, List.of())).packetPartCount())
        .isEqualTo(3);
    assertThat(ConversationDigest.of(transcript(handoff, List.of(lookup))).packetPartCount())
        .isEqualTo(4);
  }

  @Test
  void refunds_areSuccessfulCallsThatMovedMoney() {
    Money amount = new Money("USD", 12, 500_000_000);
    ToolCall paid = new ToolCall("t1", "issue_refund", true, T0, amount);
    ToolCall failed = new ToolCall("t2", "issue_refund", false, T0, amount);
    ToolCall lookup = new ToolCall("t3", "lookup_order", true, T0, null);

    assertThat(ConversationDigest.of(transcript(null, List.of(paid, failed, lookup))).refunds())
        .containsExactly(paid);
  }

  private static Turn turn(int index, Turn.Role role) {
    return new Turn(index, role, "words", T0.plusSeconds(index));
  }

  private static Transcript transcript(
      @Nullable Handoff handoff, List<ToolCall> calls, Turn... turns) {
    return new Transcript(T0.plusSeconds(60), "", null, null, List.of(turns), calls, handoff);
  }
}
