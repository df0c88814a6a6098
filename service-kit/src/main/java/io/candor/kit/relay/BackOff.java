package io.candor.kit.relay;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Exponential back-off with full jitter: the wait is uniform between zero and a bound that doubles
/// with each failure, so that those who failed together do not come back together.
final class BackOff {

  // Doubling past this exceeds every bound that makes sense, and would overflow.
  private static final int MOST_DOUBLINGS = 30;

  private final Duration min;
  private final Duration max;
  private final RandomGenerator random;

  BackOff(Duration min, Duration max, RandomGenerator random) {
    this.min = min;
    this.max = max;
    this.random = random;
  }

  /// The wait after the n-th failure in a row.
  ///
  /// @param failureCount at least 1
  Duration afterFailure(int failureCount) {
    long boundMillis =
        Math.min(
            max.toMillis(), min.toMillis() << Math.clamp(failureCount - 1L, 0, MOST_DOUBLINGS));
    return Duration.ofMillis(random.nextLong(boundMillis + 1));
  }
}
