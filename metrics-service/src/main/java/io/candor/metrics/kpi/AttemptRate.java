package io.candor.metrics.kpi;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.statistics.Proportion;

/// KPI 2 `attempt_rate`: how often the bot tries at all; a fall is a silent refusal.
///
/// - Formula: attempted ÷ all conversations
/// - Unit: share of one
/// - Window: cohort week; compared with the plain mean of the four full live weeks before
/// - Leaves out: nothing; a greeting or a bare hand-over is no attempt
/// - Empty: no value, never 0
public final class AttemptRate {

  private AttemptRate() {}

  public static Proportion of(CellCounts counts) {
    return new Proportion(counts.attempted(), counts.conversations());
  }
}
