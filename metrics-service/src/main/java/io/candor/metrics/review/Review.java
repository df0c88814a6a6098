package io.candor.metrics.review;

import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.fact.Deployment;
import io.candor.metrics.finding.ResponseWeek;
import io.candor.metrics.panel.BaselineProposals;
import io.candor.metrics.panel.ConfidenceBand;
import io.candor.metrics.panel.PanelRow;
import io.candor.metrics.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// The figures of one review.
///
/// @param period what is reviewed
/// @param settings of the workspace
/// @param deployments the bots that had conversations in the period or the one before
/// @param answers how many answered in the period
/// @param answersBefore how many answered in the weeks before that say what is usual
/// @param reviewed what the reviews of conversations say by week, serialised
record Review(
    ReviewPeriod period,
    Settings settings,
    List<OfDeployment> deployments,
    ResponseWeek answers,
    ResponseWeek answersBefore,
    SortedMap<IsoWeek, byte[]> reviewed) {

  /// One bot.
  ///
  /// @param deployment the bot
  /// @param settings by which it is judged
  /// @param baselineVersion what it is held against; empty before go-live has a past
  /// @param baseline its counters
  /// @param lastMatureWeek empty before the first
  /// @param lines the period beside the one before
  /// @param mix conversations of the period by archetype; empty for weeks
  /// @param versions by version of the bot, all archetypes together; only for quarters
  /// @param confidence conversations by how sure the bot was of the intent; only for quarters
  /// @param proposals to take a new baseline; empty for weeks
  record OfDeployment(
      Deployment deployment,
      Settings settings,
      Optional<Integer> baselineVersion,
      Baseline baseline,
      Optional<IsoWeek> lastMatureWeek,
      List<Line> lines,
      Map<String, Long> mix,
      Map<String, PanelRow> versions,
      List<ConfidenceBand> confidence,
      List<BaselineProposals.Proposal> proposals) {}

  /// A line of the panel in the period, and in the one before.
  record Line(PanelRow now, PanelRow before) {}
}
