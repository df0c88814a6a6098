package io.candor.metrics.kpi;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.statistics.Proportion;
import io.candor.metrics.statistics.Sample;
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

  private CsatModel() {}

  public static Optional<Sample> scores(CellCounts counts) {
    var scores = counts.model().scores();
    return Sample.of(scores.count(), scores.sum(), scores.sumOfSquares(), MICROS);
  }

  public static Proportion atLeastFour(CellCounts counts) {
    return new Proportion(counts.model().atLeastFour(), counts.model().scores().count());
  }
}
