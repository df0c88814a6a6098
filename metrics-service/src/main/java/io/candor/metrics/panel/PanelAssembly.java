package io.candor.metrics.panel;

import io.candor.kit.error.CandorException;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.MetricsReason;
import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.baseline.BaselineVersion;
import io.candor.metrics.cell.Cell;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.RepeatCounts;
import io.candor.metrics.fact.Deployment;
import io.candor.metrics.kpi.Maturity;
import io.candor.metrics.kpi.RepeatContact;
import io.candor.metrics.settings.Settings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// Puts panels of one deployment together from what a reader gives, for one moment. For one thread.
public final class PanelAssembly {
  private final PanelStore.Reader reader;
  private final Deployment deployment;
  private final Settings settings;
  private final Instant asOf;
  private final NavigableSet<IsoWeek> effectiveWeeks;

  public PanelAssembly(PanelStore.Reader reader, Deployment deployment, Instant asOf) {
    this.reader = reader;
    this.deployment = deployment;
    this.settings = reader.terms().settings(deployment.deploymentId());
    this.asOf = asOf;
    this.effectiveWeeks = reader.effectiveWeeks(deployment.deploymentId());
  }

  /// For a deployment by name.
  ///
  /// @throws CandorException DEPLOYMENT_NOT_FOUND
  static PanelAssembly of(PanelStore.Reader reader, ResourceName name, Instant asOf) {
    return new PanelAssembly(reader, deployment(reader, name), asOf);
  }

  /// @throws CandorException DEPLOYMENT_NOT_FOUND
  static Deployment deployment(PanelStore.Reader reader, ResourceName name) {
    return reader
        .deployment(name.id())
        .orElseThrow(
            () ->
                CandorException.of(MetricsReason.DEPLOYMENT_NOT_FOUND)
                    .message("There is no such deployment")
                    .resource("Deployment", name.toString())
                    .build());
  }

  public Settings settings() {
    return settings;
  }

  NavigableSet<IsoWeek> effectiveWeeks() {
    return effectiveWeeks;
  }

  Deployment deployment() {
    return deployment;
  }

  public ZoneId zone() {
    return settings.windows().timeZone();
  }

  /// The latest week with conversations whose delayed answers are in.
  public Optional<IsoWeek> lastMature() {
    return lastMature(reader.span(deployment.deploymentId()));
  }

  Optional<IsoWeek> lastMature(Optional<PanelStore.WeekSpan> weeks) {
    Maturity maturity = new Maturity(asOf, settings);
    return weeks.flatMap(
        span -> {
          IsoWeek week = span.last();
          while (!maturity.delayed(week) && !week.isBefore(span.first())) {
            week = week.plusWeeks(-1);
          }
          return week.isBefore(span.first()) ? Optional.empty() : Optional.of(week);
        });
  }

  /// What a week is held against.
  public BaselineVersion baseline(IsoWeek week, CutBy by) {
    return reader.baseline(deployment, by, week);
  }

  /// Every cell from go-live to a week.
  public List<Cell> liveCells(IsoWeek until) {
    List<IsoWeek> weeks = new ArrayList<>();
    for (IsoWeek week = IsoWeek.of(deployment.goLiveTime(), zone());
        !week.isAfter(until);
        week = week.plusWeeks(1)) {
      weeks.add(week);
    }
    return reader.cells(deployment.deploymentId(), weeks, CutBy.NOTHING);
  }

  /// A panel that can show these weeks.
  public Panel panel(BaselineVersion baseline, Collection<IsoWeek> shown, CutBy by) {
    String id = deployment.deploymentId();
    NavigableSet<IsoWeek> pooled = pooledWeeks(shown);
    List<Cell> cells = new ArrayList<>(reader.cells(id, pooled, by));
    NavigableSet<IsoWeek> others = firstLiveWeeks();
    others.removeAll(pooled);
    if (!others.isEmpty()) {
      cells.addAll(reader.botTimes(id, others, by));
    }
    Maturity maturity = new Maturity(asOf, settings);
    for (IsoWeek week : shown) {
      if (!maturity.repeatContact(week, RepeatContact.Window.THIRTY_DAYS)) {
        cells = withRepeats(cells, week, reader.repeatContacts(id, week, by, asOf));
      }
    }
    return new Panel(
        DeploymentTerms.of(deployment, baseline.baseline(), effectiveWeeks),
        baseline.baseline(),
        new CellTable(baseline.baseline(), cells),
        settings,
        asOf);
  }

  /// The same panel by version of the bot, from those that have conversations in the shown weeks.
  public Map<String, Panel> versions(Panel panel, Collection<IsoWeek> shown) {
    Map<String, Panel> versions = new java.util.TreeMap<>();
    reader
        .versionCells(deployment.deploymentId(), pooledWeeks(shown), asOf)
        .forEach(
            (version, cells) -> {
              if (cells.stream().anyMatch(cell -> shown.contains(cell.key().week()))) {
                versions.put(version, panel.ofVersion(new CellTable(panel.baseline(), cells)));
              }
            });
    return versions;
  }

  /// Percentiles of the shown weeks, for rows that are cut so.
  PercentileSource percentiles(
      Baseline baseline, Collection<IsoWeek> shown, CutBy by, Optional<String> botVersion) {
    return new MeasuredPercentiles(
        baseline, reader.handleTimes(deployment.deploymentId(), shown, by, botVersion));
  }

  /// The weeks that the bot's times are held against.
  private NavigableSet<IsoWeek> firstLiveWeeks() {
    NavigableSet<IsoWeek> weeks = new TreeSet<>();
    IsoWeek first =
        new DeploymentTerms(deployment.deploymentId(), deployment.goLiveTime(), Map.of())
            .firstFullWeek(zone());
    for (int week = 0; week < settings.windows().botBaselineWeeks(); week++) {
      weeks.add(first.plusWeeks(week));
    }
    return weeks;
  }

  /// The shown weeks, those that they are pooled with, and the one before, for drift.
  private NavigableSet<IsoWeek> pooledWeeks(Collection<IsoWeek> shown) {
    NavigableSet<IsoWeek> weeks = new TreeSet<>();
    for (IsoWeek week : shown) {
      for (int back = 0; back < Math.max(2, settings.windows().rollingWeeks()); back++) {
        weeks.add(week.plusWeeks(-back));
      }
    }
    return weeks;
  }

  /// Replaces the repeat contact of a week by what was known at the moment.
  private static List<Cell> withRepeats(List<Cell> cells, IsoWeek week, List<Cell> known) {
    Map<Object, RepeatCounts> repeats = new HashMap<>();
    known.forEach(cell -> repeats.put(cell.key(), cell.counts().repeatContact()));
    return cells.stream()
        .map(
            cell ->
                cell.key().week().equals(week)
                    ? new Cell(
                        cell.key(),
                        cell.counts()
                            .withRepeatContact(repeats.getOrDefault(cell.key(), RepeatCounts.ZERO)))
                    : cell)
        .toList();
  }
}
