package io.candor.metrics.kpi;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.statistics.Proportion;

/// KPI 3 `containment`: how often an attempt ends resolved without a person.
///
/// - Formula: contained ÷ attempted
/// - Unit: share of one
/// - Window: cohort week; compared with the plain mean of the four full live weeks before
/// - Leaves out: conversations that the bot did not attempt; escalations are never contained
/// - Empty: no value, never 0
public final class Containment {

  private Containment() {}

  public static Proportion of(CellCounts counts) {
    return new Proportion(counts.contained(), counts.attempted());
  }
}
