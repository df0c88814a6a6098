package io.candor.metrics.spike;

import io.candor.metrics.volume.Series;
import java.time.Instant;
import java.util.Optional;
import org.apache.commons.statistics.distribution.GammaDistribution;

/// An online alert as it stood at the end of a week, or at the moment of the evaluation.
///
/// @param series what rises
/// @param onset the likeliest hour in which the rise began
/// @param raised the hour whose counts raised it
/// @param closed when it was over; empty while it lasts
/// @param seen low verbatims since the onset
/// @param expected how many would have been usual
/// @param dispersion variance of a count over its mean, at least 1
/// @param weekSeen low verbatims of the week alone, since the alert was raised
/// @param weekExpected how many would have been usual in that time
/// @param raisedThisWeek whether it was raised in that week
public record SpikeView(
    Series series,
    Instant onset,
    Instant raised,
    Optional<Instant> closed,
    long seen,
    double expected,
    double dispersion,
    long weekSeen,
    double weekExpected,
    boolean raisedThisWeek) {

  // Two-sided confidence of the lower limit of the ratio.
  private static final double CONFIDENCE = 0.95;

  /// How many times as many were seen as usual.
  public double ratio() {
    return seen / expected;
  }

  /// Lower limit of the ratio: the exact one of a Poisson count, both divided by the dispersion.
  public double ratioLower() {
    double lower =
        GammaDistribution.of(seen / dispersion, dispersion)
            .inverseCumulativeProbability((1 - CONFIDENCE) / 2);
    return lower / expected;
  }

  /// Probability of so many or more as usual.
  public double tail() {
    return CountTail.atLeast(seen, expected, dispersion);
  }

  public boolean open() {
    return closed.isEmpty();
  }
}
