package io.candor.metrics.kpi;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.CsatCounts;

/// KPI 5 `csat_delayed`: satisfaction when it has shown whether the answer held.
///
/// - Formula: satisfied ÷ answers of delayed surveys; delta to the baseline
/// - Unit: points
/// - Window: answered 48 to 72 h after the close, both inclusive; four cohort weeks pooled;
///   mature 72 h after the week
/// - Leaves out: answers outside 48 to 72 h
/// - Empty: no value, never 0
public final class CsatDelayed {

  private CsatDelayed() {}

  public static CsatCounts of(CellCounts counts) {
    return counts.csatDelayed();
  }
}
