package io.candor.metrics.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/// The exact interval of a binomial share (C. J. Clopper and E. S. Pearson 1934).
public final class ClopperPearson {

  private ClopperPearson() {}

  /// The two-sided interval; 0..1 when nothing was observed.
  public static Interval interval(Proportion proportion, double confidence) {
    long part = proportion.part();
    long rest = proportion.whole() - part;
    double tail = (1 - confidence) / 2;
    double lower =
        part == 0
            ? 0
            : BetaDistribution.of((double) part, rest + 1.0).inverseCumulativeProbability(tail);
    double upper =
        rest == 0
            ? 1
            : BetaDistribution.of(part + 1.0, (double) rest).inverseSurvivalProbability(tail);
    return new Interval(lower, upper);
  }
}
