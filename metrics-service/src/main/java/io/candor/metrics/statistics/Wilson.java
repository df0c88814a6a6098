package io.candor.metrics.statistics;

import java.util.Optional;

/// Wilson's score interval of a proportion (E. B. Wilson 1927), without continuity correction.
///
/// (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)
public final class Wilson {

  private Wilson() {}

  /// The two-sided interval as shares of one; empty when the whole is empty.
  ///
  /// @param confidence above 0 and below 1
  public static Optional<Interval> interval(Proportion proportion, double confidence) {
    return proportion.isEmpty()
        ? Optional.empty()
        : Optional.of(limits(proportion, Quantiles.normalTwoSided(confidence)));
  }

  /// The largest share that a one-sided confidence leaves plausible; empty when the whole is empty.
  public static Optional<Double> upperBound(Proportion proportion, double confidence) {
    return proportion.isEmpty()
        ? Optional.empty()
        : Optional.of(limits(proportion, Quantiles.normalOneSided(confidence)).upper());
  }

  /// The smallest share that a one-sided confidence leaves plausible; empty when the whole is
  /// empty.
  public static Optional<Double> lowerBound(Proportion proportion, double confidence) {
    return proportion.isEmpty()
        ? Optional.empty()
        : Optional.of(limits(proportion, Quantiles.normalOneSided(confidence)).lower());
  }

  static Interval limits(Proportion proportion, double z) {
    double n = proportion.whole();
    double p = proportion.share();
    double center = p + z * z / (2 * n);
    double reach = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    double scale = 1 + z * z / n;
    // The formula gives 0 and 1 at the ends; only its rounding may step over them.
    double lower = proportion.part() == 0 ? 0 : Math.max(0, (center - reach) / scale);
    double upper =
        proportion.part() == proportion.whole() ? 1 : Math.min(1, (center + reach) / scale);
    return new Interval(lower, upper);
  }
}
