package io.candor.metrics.kpi;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.statistics.Proportion;

/// KPI 7 `context_loss`: escalations in which the agent had to ask the customer to re-state.
///
/// - Formula: context lost ÷ escalations
/// - Unit: share of one
/// - Window: cohort week
/// - Leaves out: conversations without an escalation
/// - Empty: no value, never 0
public final class ContextLoss {

  private ContextLoss() {}

  public static Proportion of(CellCounts counts) {
    return new Proportion(counts.escalation().contextLost(), counts.escalation().escalations());
  }
}
