package io.candor.metrics.kpi;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.CsatCounts;

/// KPI 8 `handoff_csat`: satisfaction of those who were handed to a person, against everybody
/// before go-live.
///
/// - Formula: satisfied ÷ answers of resolution surveys of escalations; delta to the archetype's
///   baseline of all
/// - Unit: points
/// - Window: four cohort weeks pooled, not reaching before go-live
/// - Leaves out: conversations without an escalation
/// - Empty: no value, never 0
///
/// It compares hard tickets with all tickets, so that below zero is a watch and only evidence
/// confirms it.
public final class HandoffCsat {

  private HandoffCsat() {}

  public static CsatCounts of(CellCounts counts) {
    return counts.escalation().csat();
  }
}
