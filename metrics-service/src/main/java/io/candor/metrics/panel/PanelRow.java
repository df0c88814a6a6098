package io.candor.metrics.panel;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.kpi.CsatModel;
import io.candor.metrics.kpi.HandleTime;
import io.candor.metrics.kpi.Rate;
import io.candor.metrics.kpi.RepeatContact;
import io.candor.metrics.statistics.Proportion;
import java.util.Optional;

/// One row of the panel: the twelve KPIs of a line, cut and week.
///
/// @param key which row
/// @param tier tier of the archetype; empty for summed lines and archetypes without one
/// @param counts the counters behind the row (conversations, policy incidents, model scores …)
/// @param previous the counters of the week before, for drift; zero for a period
/// @param modelDrift whether KPI 6 has moved from the week before
/// @param deflection KPI 1 with its gates (KPIs 4, 5 and 8) and the verdict
/// @param attemptRate KPI 2
/// @param containment KPI 3
/// @param contextLoss KPI 7
/// @param repeatState KPI 9
/// @param handleTimes KPI 11
/// @param repeatContacts KPI 12
public record PanelRow(
    RowKey key,
    Optional<Integer> tier,
    CellCounts counts,
    CellCounts previous,
    CsatModel.Drift modelDrift,
    GatedDeflection deflection,
    Rate attemptRate,
    Rate containment,
    Rate contextLoss,
    Rate repeatState,
    HandleTimeFigures handleTimes,
    RepeatContactFigures repeatContacts) {

  /// KPI 11 in its three series, never mixed.
  public record HandleTimeFigures(
      HandleTime bot, HandleTime escalatedFromTurns, HandleTime escalatedTicketing) {}

  /// KPI 12 for both windows.
  public record RepeatContactFigures(RepeatContact sevenDays, RepeatContact thirtyDays) {}

  /// Answers of resolution surveys per closed conversation.
  public Proportion resolutionResponse() {
    return new Proportion(counts.csatResolution().answers(), counts.conversations());
  }

  /// Answers of delayed surveys inside their window per closed conversation.
  public Proportion delayedResponse() {
    return new Proportion(counts.csatDelayed().answers(), counts.conversations());
  }

  /// Parts present of the handoff packets ÷ five parts for each escalation.
  public Proportion packetCompleteness() {
    return new Proportion(
        counts.escalation().packetParts(), PACKET_PARTS * counts.escalation().escalations());
  }

  // Intent, account state, summary, commitments, tool calls.
  private static final long PACKET_PARTS = 5;
}
