package io.candor.metrics.kpi;

import io.candor.metrics.settings.CsatSettings;
import io.candor.metrics.statistics.Fraction;
import io.candor.metrics.statistics.Interval;
import io.candor.metrics.statistics.LinearCombination;
import io.candor.metrics.statistics.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A satisfaction delta over several archetypes, standardised to the baseline's mix, so that a
/// shift of the mix alone moves nothing: Σ w·(p − p₀) with the baseline's answers of each archetype
/// as weights.
///
/// Leaves out archetypes without answers on either side.
///
/// @param strata the archetypes, none of them empty on either side
public record StandardisedDelta(List<Stratum> strata) {

  private static final double POINTS = 100;

  /// One archetype.
  ///
  /// @param judged pooled answers
  /// @param baseline answers of the baseline
  public record Stratum(Proportion judged, Proportion baseline) {}

  public StandardisedDelta {
    strata = List.copyOf(strata);
  }

  /// The delta over the archetypes that have answers on both sides; empty when none has.
  public static Optional<StandardisedDelta> of(List<Stratum> all) {
    List<Stratum> strata =
        all.stream().filter(s -> !s.judged().isEmpty() && !s.baseline().isEmpty()).toList();
    return strata.isEmpty() ? Optional.empty() : Optional.of(new StandardisedDelta(strata));
  }

  /// The exact difference as a share of one.
  public Fraction exact() {
    Fraction sum = Fraction.ZERO;
    for (Stratum stratum : strata) {
      Fraction difference = stratum.judged().exact().minus(stratum.baseline().exact());
      sum = sum.plus(difference.times(Fraction.of(stratum.baseline().whole(), weights())));
    }
    return sum;
  }

  /// The difference in percentage points.
  public double points() {
    return POINTS * exact().doubleValue();
  }

  /// The two-sided interval in percentage points.
  public Interval interval(double confidence) {
    return LinearCombination.interval(terms(), confidence).scale(POINTS);
  }

  /// The largest difference, in percentage points, that a one-sided confidence leaves plausible.
  public double upperBound(double confidence) {
    return POINTS * LinearCombination.upperBound(terms(), confidence);
  }

  /// Whether the true difference is below zero with a one-sided confidence; a confidence of 0 asks
  /// for no evidence.
  public boolean confirmed(double confidence) {
    return confidence == 0 || upperBound(confidence) < 0;
  }

  /// The line that the difference has crossed.
  public Crossing crossing(CsatSettings lines, double confidence) {
    return Crossing.of(exact(), confirmed(confidence), lines);
  }

  private long weights() {
    return strata.stream().mapToLong(stratum -> stratum.baseline().whole()).sum();
  }

  private List<LinearCombination.Term> terms() {
    double weights = weights();
    List<LinearCombination.Term> terms = new ArrayList<>();
    for (Stratum stratum : strata) {
      double weight = stratum.baseline().whole() / weights;
      terms.add(new LinearCombination.Term(weight, stratum.judged()));
      terms.add(new LinearCombination.Term(-weight, stratum.baseline()));
    }
    return terms;
  }
}
