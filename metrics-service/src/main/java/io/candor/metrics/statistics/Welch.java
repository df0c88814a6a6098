package io.candor.metrics.statistics;

import java.util.Optional;

/// Welch's intervals of the difference and the ratio of two means with unequal variances (B. L.
/// Welch 1947), with the degrees of freedom of Welch and Satterthwaite.
///
/// Both samples need at least two measurements; otherwise there is no interval.
public final class Welch {

  private Welch() {}

  /// The two-sided interval of `sample.mean − reference.mean`.
  public static Optional<Interval> interval(Sample sample, Sample reference, double confidence) {
    return limits(sample, reference, (1 + confidence) / 2);
  }

  /// The smallest difference that a one-sided confidence (at least 0.5) leaves plausible.
  public static Optional<Double> lowerBound(Sample sample, Sample reference, double confidence) {
    return limits(sample, reference, confidence).map(Interval::lower);
  }

  /// The two-sided interval of `sample.mean / reference.mean`: the ratios r for which sample −
  /// r·reference is compatible with zero (E. C. Fieller 1954), with the degrees of freedom at the
  /// observed ratio. Empty also when the reference cannot be told from zero, for then the ratio has
  /// no bound.
  public static Optional<Interval> ratioInterval(
      Sample sample, Sample reference, double confidence) {
    if (sample.count() < 2 || reference.count() < 2 || reference.mean() <= 0) {
      return Optional.empty();
    }
    double ratio = sample.mean() / reference.mean();
    double above = sample.squaredError();
    double below = reference.squaredError();
    if (above + below == 0) {
      return Optional.of(new Interval(ratio, ratio));
    }
    double t =
        Quantiles.studentTwoSided(
            degreesOfFreedom(above, sample.count(), ratio * ratio * below, reference.count()),
            confidence);
    // r²(b² − t²·below) − 2r·a·b + (a² − t²·above) = 0
    double square = reference.mean() * reference.mean() - t * t * below;
    if (square <= 0) {
      return Optional.empty();
    }
    double half = sample.mean() * reference.mean();
    double constant = sample.mean() * sample.mean() - t * t * above;
    double root = Math.sqrt(Math.max(0, half * half - square * constant));
    return Optional.of(new Interval((half - root) / square, (half + root) / square));
  }

  private static Optional<Interval> limits(Sample sample, Sample reference, double oneSided) {
    if (sample.count() < 2 || reference.count() < 2) {
      return Optional.empty();
    }
    double difference = sample.mean() - reference.mean();
    double first = sample.squaredError();
    double second = reference.squaredError();
    if (first + second == 0) {
      return Optional.of(new Interval(difference, difference));
    }
    double freedom = degreesOfFreedom(first, sample.count(), second, reference.count());
    double reach = Quantiles.studentOneSided(freedom, oneSided) * Math.sqrt(first + second);
    return Optional.of(new Interval(difference - reach, difference + reach));
  }

  private static double degreesOfFreedom(double first, long n1, double second, long n2) {
    double total = first + second;
    return total * total / (first * first / (n1 - 1) + second * second / (n2 - 1));
  }
}
