package io.candor.metrics.kpi;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.statistics.Proportion;

/// KPI 9 `repeat_state`: escalations in which the customer says that they already told the bot.
///
/// - Formula: repeated state ÷ escalations
/// - Unit: share of one
/// - Window: cohort week; only what is said before the fourth agent turn
/// - Leaves out: conversations without an escalation
/// - Empty: no value, never 0
public final class RepeatState {

  private RepeatState() {}

  public static Proportion of(CellCounts counts) {
    return new Proportion(counts.escalation().repeatedState(), counts.escalation().escalations());
  }
}
