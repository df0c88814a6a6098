package io.candor.metrics.kpi;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.statistics.Fraction;
import io.candor.metrics.statistics.Proportion;
import io.candor.metrics.statistics.RateDelta;
import io.candor.metrics.statistics.Sample;
import io.candor.metrics.statistics.Welch;
import java.math.BigDecimal;
import java.util.Optional;

/// KPI 6 `csat_model`: satisfaction as a model scores it, for every conversation, answered or not.
///
/// - Formula: mean score; share of scores ≥ 4
/// - Unit: 1..5; share of one
/// - Window: cohort week; drift is week over week
/// - Leaves out: conversations not scored yet
/// - Empty: no value, never 0
public final class CsatModel {

  private static final long MICROS = 1_000_000;

  // Two-sided, as the interval that is shown.
  private static final double CONFIDENCE = 0.95;

  private CsatModel() {}

  public static Optional<Sample> scores(CellCounts counts) {
    var scores = counts.model().scores();
    return Sample.of(scores.count(), scores.sum(), scores.sumOfSquares(), MICROS);
  }

  /// Whether the figure has moved from week to week.
  public enum Drift {
    /// By less than the line, or there is nothing to compare.
    NONE,
    /// By the line or more, in either direction.
    WATCH,
    /// And the mean score has moved for certain: its 95 % interval leaves out zero.
    CONFIRMED
  }

  /// Drift of the satisfied share from the week before; how sure it is follows from the mean score,
  /// which has less error.
  ///
  /// @param linePoints percentage points from which it is watched
  public static Drift drift(CellCounts counts, CellCounts previous, BigDecimal linePoints) {
    Proportion now = atLeastFour(counts);
    Proportion then = atLeastFour(previous);
    if (now.isEmpty() || then.isEmpty()) {
      return Drift.NONE;
    }
    Fraction change = new RateDelta(now, then).exact();
    boolean moved =
        !change.isBelow(Fraction.ofPercent(linePoints))
            || !change.isAbove(Fraction.ofPercent(linePoints.negate()));
    if (!moved) {
      return Drift.NONE;
    }
    boolean sure =
        Welch.interval(scores(counts).orElseThrow(), scores(previous).orElseThrow(), CONFIDENCE)
            .filter(limits -> limits.lower() > 0 || limits.upper() < 0)
            .isPresent();
    return sure ? Drift.CONFIRMED : Drift.WATCH;
  }

  public static Proportion atLeastFour(CellCounts counts) {
    return new Proportion(counts.model().atLeastFour(), counts.model().scores().count());
  }
}
