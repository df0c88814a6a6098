package io.candor.metrics.panel;

import io.candor.metrics.baseline.BaselineVersion;
import io.candor.metrics.cell.Cell;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.fact.Deployment;
import io.candor.metrics.workspace.WorkspaceTerms;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Function;

/// The counters behind panels.
public interface PanelStore {

  /// Reads inside one transaction.
  <T> T read(String workspace, Function<Reader, T> reading);

  /// When facts or settings of a workspace last changed; empty when they never have.
  Optional<Instant> changeTime(String workspace);

  /// Differs after every transaction that changed what a panel of the workspace is read from; may
  /// differ without that. Empty while nothing has been written.
  Optional<String> changeStamp(String workspace);

  /// Reads of one workspace.
  interface Reader {
    /// Settings and words of the workspace.
    WorkspaceTerms terms();

    /// The same counters, to be read with other settings.
    Reader with(WorkspaceTerms tried);

    /// Every deployment, by id.
    List<Deployment> deployments();

    /// A deployment; empty when it is unknown.
    default Optional<Deployment> deployment(String id) {
      return deployments().stream().filter(one -> one.deploymentId().equals(id)).findFirst();
    }

    /// The baseline that a week of a deployment is held against: the latest frozen one that is
    /// effective then, else what is counted so far before go-live.
    BaselineVersion baseline(Deployment deployment, CutBy by, IsoWeek week);

    /// The weeks from which on another baseline was in force: nothing is pooled across them.
    NavigableSet<IsoWeek> effectiveWeeks(String deploymentId);

    /// Falls of attempt rate and containment that people have accepted.
    List<AcceptedLevel> acceptedLevels(String deploymentId);

    /// Every version of a deployment's baseline at its finest grain, the latest first; while none
    /// is frozen, the one that is counted so far.
    List<BaselineVersion> baselines(Deployment deployment);

    /// Counters of a deployment in these weeks, summed to what the cut needs.
    List<Cell> cells(String deploymentId, Collection<IsoWeek> weeks, CutBy by);

    /// Cells of weeks of which only the bot's handle times are wanted: other counters may be zero.
    default List<Cell> botTimes(String deploymentId, Collection<IsoWeek> weeks, CutBy by) {
      return cells(deploymentId, weeks, by);
    }

    /// Repeat contact of a week as seen at a moment at which its windows have not passed: one cell
    /// per archetype and part, all other counters zero.
    List<Cell> repeatContacts(String deploymentId, IsoWeek week, CutBy by, Instant asOf);

    /// Every handle time that counts in these weeks, told apart as the cut needs.
    ///
    /// @param botVersion only conversations of it; empty for all
    List<HandleTimeSample> handleTimes(
        String deploymentId, Collection<IsoWeek> weeks, CutBy by, Optional<String> botVersion);

    /// Counters of a deployment in these weeks by version of the bot, with repeat contact as known
    /// at a moment.
    Map<String, List<Cell>> versionCells(
        String deploymentId, Collection<IsoWeek> weeks, Instant asOf);

    /// Conversations of a deployment in these weeks by archetype and by how sure the bot was of the
    /// intent, in that order; those whose confidence was not told are left out.
    List<ConfidenceBand> confidence(String deploymentId, Collection<IsoWeek> weeks);

    /// Conversations of a cell, the latest closed first.
    List<MemberConversation> conversations(CellQuery query);

    /// The first and the last week with counters of a deployment; empty without any.
    Optional<WeekSpan> span(String deploymentId);
  }

  /// Weeks from one to another, both included.
  record WeekSpan(IsoWeek first, IsoWeek last) {}
}
