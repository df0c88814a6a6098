package io.candor.metrics.verify;

import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import io.candor.metrics.fact.Deployment;
import io.candor.metrics.panel.BaselineEra;
import io.candor.metrics.panel.CellTable;
import io.candor.metrics.panel.CounterVerification.Difference;
import io.candor.metrics.panel.CutBy;
import io.candor.metrics.panel.DeploymentTerms;
import io.candor.metrics.panel.Panel;
import io.candor.metrics.panel.PanelRow;
import io.candor.metrics.panel.PanelStore;
import io.candor.metrics.panel.PercentileSource;
import io.candor.metrics.panel.RowKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Compares the KPIs of every row of every panel, as kept and as recounted.
final class PanelComparison {
  private final PanelStore.Reader kept;
  private final PanelStore.Reader recounted;
  private final Instant asOf;
  private final List<Difference> differences = new ArrayList<>();
  private long rows;

  PanelComparison(PanelStore.Reader kept, PanelStore.Reader recounted, Instant asOf) {
    this.kept = kept;
    this.recounted = recounted;
    this.asOf = asOf;
  }

  /// Compares the panels of all deployments.
  PanelComparison run() {
    for (Deployment deployment : kept.deployments()) {
      for (CutBy by : List.of(CutBy.SEGMENT, CutBy.CHANNEL)) {
        compare(deployment, by);
      }
    }
    return this;
  }

  /// How many rows with conversations were compared.
  long rows() {
    return rows;
  }

  List<Difference> differences() {
    return differences;
  }

  private void compare(Deployment deployment, CutBy by) {
    List<IsoWeek> weeks = new ArrayList<>();
    IsoWeek last = IsoWeek.of(asOf, kept.terms().zone());
    for (IsoWeek week = IsoWeek.of(deployment.goLiveTime(), kept.terms().zone());
        !week.isAfter(last);
        week = week.plusWeeks(1)) {
      weeks.add(week);
    }
    for (BaselineEra era : BaselineEra.of(kept, deployment, weeks, by)) {
      Panel one = panel(kept, deployment, era, weeks, by);
      Panel other = panel(recounted, deployment, era, weeks, by);
      for (IsoWeek week : era.weeks()) {
        for (Line line : one.lines(week)) {
          by.cuts(one.cells()).stream()
              .filter(cut -> isNew(cut, by))
              .forEach(cut -> compare(deployment, one, other, new RowKey(line, cut, week)));
        }
      }
    }
  }

  // The whole line is the same in both cuts.
  private static boolean isNew(Cut cut, CutBy by) {
    return !cut.equals(Cut.WHOLE) || by == CutBy.SEGMENT;
  }

  private Panel panel(
      PanelStore.Reader reader,
      Deployment deployment,
      BaselineEra era,
      List<IsoWeek> weeks,
      CutBy by) {
    String id = deployment.deploymentId();
    return new Panel(
        DeploymentTerms.of(deployment, era.baseline().baseline(), kept.effectiveWeeks(id)),
        era.baseline().baseline(),
        new CellTable(era.baseline().baseline(), reader.cells(id, weeks, by)),
        kept.terms().settings(id),
        asOf);
  }

  private void compare(Deployment deployment, Panel one, Panel other, RowKey key) {
    PanelRow row = one.row(key, PercentileSource.NONE);
    PanelRow again = other.row(key, PercentileSource.NONE);
    if (row.counts().conversations() == 0 && again.counts().conversations() == 0) {
      return;
    }
    rows++;
    if (!row.equals(again)) {
      differences.add(
          new Difference(
              "row %s %s %s %s"
                  .formatted(deployment.deploymentId(), key.week(), key.line(), key.cut()),
              "kpis",
              String.valueOf(row.deflection().verdict()),
              String.valueOf(again.deflection().verdict())));
    }
  }
}
