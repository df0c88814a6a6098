package io.candor.classifier.discovery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// How much of a core the searches of all workspaces together may take: working time is earned as a
/// share of the time that passes, kept up to a limit, and spent by searches (a token bucket). A
/// search that takes longer than what is left is not stopped; it makes debts. Not thread-safe.
final class Allowance {
  private final double share;
  private final Duration most;
  private final Clock clock;
  private Duration left;
  private Instant earnedUntil;

  /// @param share of a core, above 0 and below 1
  /// @param most that is kept for later; also what is there at the start
  Allowance(double share, Duration most, Clock clock) {
    this.share = share;
    this.most = most;
    this.clock = clock;
    this.left = most;
    this.earnedUntil = clock.instant();
  }

  /// Whether there is time for another search.
  boolean isLeft() {
    earn();
    return left.isPositive();
  }

  /// Takes off what a search has taken.
  void spend(Duration took) {
    earn();
    left = left.minus(took);
  }

  private void earn() {
    Instant now = clock.instant();
    Duration passed = Duration.between(earnedUntil, now);
    if (passed.isPositive()) {
      Duration earned = Duration.ofNanos((long) (share * passed.toNanos()));
      left = left.plus(earned);
      left = left.compareTo(most) > 0 ? most : left;
      earnedUntil = now;
    }
  }
}
