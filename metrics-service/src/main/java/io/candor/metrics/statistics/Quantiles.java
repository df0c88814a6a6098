package io.candor.metrics.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/// Quantiles for a confidence. A one-sided bound of confidence c is the end of the two-sided
/// interval of 2c − 1.
final class Quantiles {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private Quantiles() {}

  static double normalOneSided(double confidence) {
    return NORMAL.inverseCumulativeProbability(confidence);
  }

  static double normalTwoSided(double confidence) {
    // From the upper tail: 1 − (1 − c)/2 would lose digits of a confidence near one.
    return NORMAL.inverseSurvivalProbability((1 - confidence) / 2);
  }

  static double studentOneSided(double degreesOfFreedom, double confidence) {
    return student(degreesOfFreedom, 1 - confidence);
  }

  static double studentTwoSided(double degreesOfFreedom, double confidence) {
    return student(degreesOfFreedom, (1 - confidence) / 2);
  }

  private static double student(double degreesOfFreedom, double upperTail) {
    TDistribution distribution = TDistribution.of(degreesOfFreedom);
    double quantile = distribution.inverseSurvivalProbability(upperTail);
    // The library's root finder stops at 10⁻⁹; one step of Newton's takes the rest.
    return quantile
        + (distribution.survivalProbability(quantile) - upperTail) / distribution.density(quantile);
  }
}
