package io.candor.ingest.conversation;

import io.candor.ingest.conversation.Close.Closed;
import io.candor.ingest.conversation.Close.Open;
import io.candor.ingest.conversation.Close.Source;
import io.candor.ingest.report.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a conversation ended: the snapshot's close time, else the closure, else the last turn plus
/// the time-out. A customer's turn after a close reopens, which voids that close and every earlier
/// one; the conversation is then open until a later close or the time-out.
final class CloseRule {

  private CloseRule() {}

  static Close close(
      Instant openTime,
      @Nullable Instant snapshotClose,
      @Nullable Instant closure,
      List<Turn> turns,
      Duration timeOut,
      Instant now) {
    if (snapshotClose != null && holds(snapshotClose, openTime, turns)) {
      return new Closed(snapshotClose, Source.SNAPSHOT);
    }
    if (closure != null && holds(closure, openTime, turns)) {
      return new Closed(closure, Source.CLOSURE);
    }
    Instant lastSign =
        turns.stream()
            .map(Turn::time)
            .filter(time -> time.isAfter(openTime))
            .max(Instant::compareTo)
            .orElse(openTime);
    Instant due = lastSign.plus(timeOut);
    // The time of the close is the due time, whenever somebody looks: the result does not depend on
    // when the sweep ran.
    return due.isAfter(now) ? new Open(due) : new Closed(due, Source.TIME_OUT);
  }

  /// A close counts when it is not before the opening (each event alone may be in order, two
  /// together may not be) and no customer spoke after it.
  private static boolean holds(Instant close, Instant openTime, List<Turn> turns) {
    return !close.isBefore(openTime)
        && turns.stream()
            .noneMatch(turn -> turn.role() == Turn.Role.CUSTOMER && turn.time().isAfter(close));
  }
}
