package io.candor.metrics.statistics;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/// Two Poisson counts compared with their exposures taken into account, by the exact conditional
/// test (J. Przyborowski and H. Wilenski 1940): under no change, seen | seen + reference ~
/// Binomial(n, e₁/(e₁+e₀)).
///
/// @param seen the count judged, y₁ ≥ 0
/// @param exposure what it was counted in, e₁ > 0
/// @param reference the count it is compared with, y₀ ≥ 0
/// @param referenceExposure what that one was counted in, e₀ > 0
public record CountComparison(long seen, long exposure, long reference, long referenceExposure) {

  public CountComparison {
    if (seen < 0 || reference < 0 || exposure <= 0 || referenceExposure <= 0) {
      throw new IllegalArgumentException(
          "counts: "
              + seen
              + "/"
              + exposure
              + " against "
              + reference
              + "/"
              + referenceExposure
              + " (expected: counts >= 0, exposures > 0)");
    }
  }

  /// What would have been seen at the reference's rate: y₀·e₁/e₀.
  public double expected() {
    return (double) reference * exposure / referenceExposure;
  }

  /// (y₁/e₁)/(y₀/e₀); empty when the reference count is zero.
  public OptionalDouble ratio() {
    return reference == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(((double) seen * referenceExposure) / ((double) reference * exposure));
  }

  /// Whether the ratio is at least a factor, compared exactly; any seen at all is more than a
  /// reference of zero.
  public boolean ratioAtLeast(Fraction factor) {
    return seen > 0
        && Fraction.of(seen, exposure)
                .compareTo(factor.times(Fraction.of(reference, referenceExposure)))
            >= 0;
  }

  /// The two-sided exact interval of the ratio: Clopper and Pearson's of the share p, as
  /// p/(1−p)·e₀/e₁. Its upper limit is +∞ when the reference count is zero; 0..+∞ when both are.
  public Interval ratioInterval(double confidence) {
    Interval share = ClopperPearson.interval(new Proportion(seen, seen + reference), confidence);
    double exposures = (double) referenceExposure / exposure;
    double lower = share.lower() / (1 - share.lower()) * exposures;
    double upper =
        share.upper() == 1
            ? Double.POSITIVE_INFINITY
            : share.upper() / (1 - share.upper()) * exposures;
    return new Interval(lower, upper);
  }

  /// Probability of so many or more under no change; 1 when nothing was seen.
  public double upperTail() {
    if (seen == 0) {
      return 1;
    }
    double share = (double) exposure / (exposure + referenceExposure);
    int trials = Math.toIntExact(seen + reference);
    return BinomialDistribution.of(trials, share).survivalProbability(Math.toIntExact(seen) - 1);
  }
}
