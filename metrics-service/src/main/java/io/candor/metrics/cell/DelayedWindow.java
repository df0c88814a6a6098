package io.candor.metrics.cell;

import java.time.Duration;
import java.time.Instant;

/// When an answer to a delayed survey counts: so long after the close, both ends inclusive.
///
/// @param from shortest time after the close
/// @param to longest time after the close
public record DelayedWindow(Duration from, Duration to) {

  /// 48 h to 72 h.
  public static final DelayedWindow DEFAULT =
      new DelayedWindow(Duration.ofHours(48), Duration.ofHours(72));

  public DelayedWindow {
    if (from.isNegative() || to.compareTo(from) < 0) {
      throw new IllegalArgumentException(
          "delayed window: " + from + " to " + to + " (expected: 0 <= from <= to)");
    }
  }

  /// Whether an answer at this time counts for a conversation closed at that time.
  public boolean holds(Instant closeTime, Instant answerTime) {
    Duration after = Duration.between(closeTime, answerTime);
    return after.compareTo(from) >= 0 && after.compareTo(to) <= 0;
  }
}
