package io.candor.metrics.statistics;

import java.util.List;

/// Newcombe's hybrid score interval of the difference of two independent proportions (R. G.
/// Newcombe 1998, method 10): Wilson's limits of both, combined as squares. Both sampling errors
/// are part of it.
///
/// lower = d − √((p₁−l₁)² + (u₀−p₀)²), upper = d + √((u₁−p₁)² + (p₀−l₀)²)
///
/// Differences are shares of one (0.02 is two points). Both proportions must have a whole above
/// zero.
public final class Newcombe {

  private Newcombe() {}

  /// The two-sided interval of `proportion − reference`.
  ///
  /// @param confidence above 0 and below 1
  public static Interval interval(Proportion proportion, Proportion reference, double confidence) {
    return limits(proportion, reference, Quantiles.normalTwoSided(confidence));
  }

  /// The largest difference that a one-sided confidence (at least 0.5) leaves plausible.
  public static double upperBound(Proportion proportion, Proportion reference, double confidence) {
    return limits(proportion, reference, Quantiles.normalOneSided(confidence)).upper();
  }

  /// The smallest difference that a one-sided confidence (at least 0.5) leaves plausible.
  public static double lowerBound(Proportion proportion, Proportion reference, double confidence) {
    return limits(proportion, reference, Quantiles.normalOneSided(confidence)).lower();
  }

  private static Interval limits(Proportion proportion, Proportion reference, double z) {
    return LinearCombination.limits(
        List.of(
            new LinearCombination.Term(1, proportion), new LinearCombination.Term(-1, reference)),
        z);
  }
}
