package io.candor.classifier.conversation;

import io.candor.classifier.conversation.Turn.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A conversation reduced to what the KPIs need of its course.
///
/// @param outcome how it ended; absent when it is not known yet
/// @param outcomeDerived whether the outcome was derived here, not given by the producer
/// @param attempted whether the bot tried to help
/// @param humanHandled whether an agent turn or a hand-over exists
/// @param firstCustomerTurn when the customer first spoke; absent when they never did
/// @param lastBotTurn when the bot last spoke; absent when it never did
/// @param firstAgentTurn when an agent first spoke; absent when none did
/// @param packetPartCount how many of the five parts of a handoff packet were there; absent without
///     a hand-over. The fifth part, tool calls, is seen in the conversation itself
/// @param refunds what was paid back through tools
public record ConversationDigest(
    @Nullable Outcome outcome,
    boolean outcomeDerived,
    boolean attempted,
    boolean humanHandled,
    @Nullable Instant firstCustomerTurn,
    @Nullable Instant lastBotTurn,
    @Nullable Instant firstAgentTurn,
    @Nullable Integer packetPartCount,
    List<ToolCall> refunds) {

  /// Reduces a transcript.
  public static ConversationDigest of(Transcript transcript) {
    Outcome outcome = Outcomes.of(transcript);
    return new ConversationDigest(
        outcome,
        outcome != null && transcript.givenOutcome() == null,
        Outcomes.isAttempted(transcript),
        transcript.isHumanHandled(),
        time(transcript.firstOf(Role.CUSTOMER)),
        time(transcript.lastOf(Role.BOT)),
        time(transcript.firstOf(Role.AGENT)),
        packetPartCount(transcript),
        // By contract a tool call carries an amount only when money went back to the customer.
        transcript.toolCalls().stream()
            .filter(call -> call.succeeded() && call.amount() != null)
            .toList());
  }

  private static @Nullable Integer packetPartCount(Transcript transcript) {
    Handoff handoff = transcript.handoff();
    return handoff == null
        ? null
        : handoff.filledPartCount() + (transcript.toolCalls().isEmpty() ? 0 : 1);
  }

  private static @Nullable Instant time(Optional<Turn> turn) {
    return turn.map(Turn::time).orElse(null);
  }
}
