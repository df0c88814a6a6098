package io.candor.metrics.statistics;

import java.util.List;

/// Interval of a weighted sum of independent proportions Σ w·p from Wilson's limits of each
/// ("method of variance estimates recovery", G. Y. Zou and A. Donner 2008). With weights 1 and −1
/// it is Newcombe's interval.
///
/// lower = θ − √Σ (w·p − worst end of w·[l, u])², upper likewise with the other ends
public final class LinearCombination {

  private LinearCombination() {}

  /// One proportion with its weight.
  ///
  /// @param weight any finite number
  /// @param proportion over a whole above zero
  public record Term(double weight, Proportion proportion) {}

  /// The sum itself.
  public static double estimate(List<Term> terms) {
    return terms.stream().mapToDouble(term -> term.weight * term.proportion.share()).sum();
  }

  /// The two-sided interval of the sum.
  public static Interval interval(List<Term> terms, double confidence) {
    return limits(terms, Quantiles.normalTwoSided(confidence));
  }

  /// The largest sum that a one-sided confidence (at least 0.5) leaves plausible.
  public static double upperBound(List<Term> terms, double confidence) {
    return limits(terms, Quantiles.normalOneSided(confidence)).upper();
  }

  /// The smallest sum that a one-sided confidence (at least 0.5) leaves plausible.
  public static double lowerBound(List<Term> terms, double confidence) {
    return limits(terms, Quantiles.normalOneSided(confidence)).lower();
  }

  static Interval limits(List<Term> terms, double z) {
    double below = 0;
    double above = 0;
    for (Term term : terms) {
      double share = term.proportion.share();
      Interval wilson = Wilson.limits(term.proportion, z);
      double down = term.weight * (share - (term.weight > 0 ? wilson.lower() : wilson.upper()));
      double up = term.weight * ((term.weight > 0 ? wilson.upper() : wilson.lower()) - share);
      below += down * down;
      above += up * up;
    }
    double estimate = estimate(terms);
    return new Interval(estimate - Math.sqrt(below), estimate + Math.sqrt(above));
  }
}
