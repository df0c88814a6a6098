package io.candor.metrics.kpi;

import io.candor.metrics.cell.CsatCounts;
import io.candor.metrics.statistics.Proportion;
import java.util.OptionalDouble;

/// The share of satisfied answers (top-2-box), which every CSAT of the panel is.
///
/// - Formula: answers with a mapped rating ≥ 4 ÷ answers
/// - Unit: share of one
/// - Empty: no value, never 0
public final class Satisfaction {

  private static final double NANOS = 1e9;

  private Satisfaction() {}

  public static Proportion of(CsatCounts counts) {
    return new Proportion(counts.satisfied(), counts.answers());
  }

  /// The mean mapped rating, 1..5: shown beside the share, never a trigger. Empty without answers.
  public static OptionalDouble meanRating(CsatCounts counts) {
    return counts.answers() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(counts.ratingNanos() / NANOS / counts.answers());
  }
}
