package io.candor.metrics.kpi;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.statistics.Proportion;

/// KPI 1 `deflection`: how much of an archetype the bot takes off the people, and only to be shown
/// with its gate.
///
/// - Formula: deflected ÷ all conversations of the archetype
/// - Unit: share of one
/// - Window: cohort week; four weeks pooled for the strength of a band finding
/// - Leaves out: nothing; a contained conversation with a ticket is not deflected
/// - Empty: no value, never 0
public final class Deflection {

  private Deflection() {}

  public static Proportion of(CellCounts counts) {
    return new Proportion(counts.deflected(), counts.conversations());
  }
}
