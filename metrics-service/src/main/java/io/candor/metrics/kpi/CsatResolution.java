package io.candor.metrics.kpi;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.CsatCounts;

/// KPI 4 `csat_resolution`: satisfaction right after the conversation, against the time before
/// go-live.
///
/// - Formula: satisfied ÷ answers of resolution surveys; delta to the baseline
/// - Unit: points
/// - Window: four cohort weeks pooled, not reaching before go-live
/// - Leaves out: all but the last answer of a conversation
/// - Empty: no value, never 0
public final class CsatResolution {

  private CsatResolution() {}

  public static CsatCounts of(CellCounts counts) {
    return counts.csatResolution();
  }
}
