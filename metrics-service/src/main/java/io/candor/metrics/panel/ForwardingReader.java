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

/// A reader that asks another one, for those that answer some things themselves.
public abstract class ForwardingReader implements PanelStore.Reader {
  private final PanelStore.Reader reader;

  protected ForwardingReader(PanelStore.Reader reader) {
    this.reader = reader;
  }

  @Override
  public WorkspaceTerms terms() {
    return reader.terms();
  }

  @Override
  public PanelStore.Reader with(WorkspaceTerms tried) {
    return reader.with(tried);
  }

  @Override
  public List<Deployment> deployments() {
    return reader.deployments();
  }

  @Override
  public BaselineVersion baseline(Deployment deployment, CutBy by, IsoWeek week) {
    return reader.baseline(deployment, by, week);
  }

  @Override
  public NavigableSet<IsoWeek> effectiveWeeks(String deploymentId) {
    return reader.effectiveWeeks(deploymentId);
  }

  @Override
  public List<AcceptedLevel> acceptedLevels(String deploymentId) {
    return reader.acceptedLevels(deploymentId);
  }

  @Override
  public List<BaselineVersion> baselines(Deployment deployment) {
    return reader.baselines(deployment);
  }

  @Override
  public List<Cell> cells(String deploymentId, Collection<IsoWeek> weeks, CutBy by) {
    return reader.cells(deploymentId, weeks, by);
  }

  @Override
  public List<Cell> repeatContacts(String deploymentId, IsoWeek week, CutBy by, Instant asOf) {
    return reader.repeatContacts(deploymentId, week, by, asOf);
  }

  @Override
  public List<HandleTimeSample> handleTimes(
      String deploymentId, Collection<IsoWeek> weeks, CutBy by, Optional<String> botVersion) {
    return reader.handleTimes(deploymentId, weeks, by, botVersion);
  }

  @Override
  public Map<String, List<Cell>> versionCells(
      String deploymentId, Collection<IsoWeek> weeks, Instant asOf) {
    return reader.versionCells(deploymentId, weeks, asOf);
  }

  @Override
  public List<ConfidenceBand> confidence(String deploymentId, Collection<IsoWeek> weeks) {
    return reader.confidence(deploymentId, weeks);
  }

  @Override
  public List<MemberConversation> conversations(CellQuery query) {
    return reader.conversations(query);
  }

  @Override
  public Optional<PanelStore.WeekSpan> span(String deploymentId) {
    return reader.span(deploymentId);
  }
}
