package io.candor.classifier.conversation;

import io.candor.classifier.conversation.Turn.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of a conversation's course.
///
/// @param closeTime when it ended; absent while it is open
/// @param ticketId the ticket that was opened for it; empty when none was
/// @param givenOutcome how it ended as the producer says; absent when not told
/// @param givenAttempt whether the bot tried, as the producer says; absent when not told
/// @param turns what was said, by index
/// @param toolCalls what was done, by time
/// @param handoff the hand-over to a human; absent when there was none
public record Transcript(
    @Nullable Instant closeTime,
    String ticketId,
    @Nullable Outcome givenOutcome,
    @Nullable Boolean givenAttempt,
    List<Turn> turns,
    List<ToolCall> toolCalls,
    @Nullable Handoff handoff) {

  public Transcript {
    turns = List.copyOf(turns);
    toolCalls = List.copyOf(toolCalls);
  }

  /// The turns of one role, in order.
  public List<Turn> turnsOf(Role role) {
    return turns.stream().filter(turn -> turn.role() == role).toList();
  }

  /// The first turn of a role; absent when it never spoke.
  public Optional<Turn> firstOf(Role role) {
    return turns.stream().filter(turn -> turn.role() == role).findFirst();
  }

  /// The last turn of a role; absent when it never spoke.
  public Optional<Turn> lastOf(Role role) {
    return turns.reversed().stream().filter(turn -> turn.role() == role).findFirst();
  }

  /// Whether a human took part: an agent turn or a hand-over exists.
  public boolean isHumanHandled() {
    return handoff != null || firstOf(Role.AGENT).isPresent();
  }
}
