package io.candor.metrics.evaluation;

import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.cell.Cell;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.fact.Deployment;
import io.candor.metrics.finding.EmergingThemes;
import io.candor.metrics.finding.Episodes;
import io.candor.metrics.finding.Finding;
import io.candor.metrics.finding.FindingEvaluator;
import io.candor.metrics.finding.Judgement;
import io.candor.metrics.finding.MixShift;
import io.candor.metrics.finding.ProducerSilences;
import io.candor.metrics.finding.SurveySilence;
import io.candor.metrics.finding.ThemeSpikes;
import io.candor.metrics.kpi.Maturity;
import io.candor.metrics.panel.BaselineEra;
import io.candor.metrics.panel.CellTable;
import io.candor.metrics.panel.CutBy;
import io.candor.metrics.panel.DeploymentTerms;
import io.candor.metrics.panel.Panel;
import io.candor.metrics.panel.PanelStore;
import io.candor.metrics.settings.Settings;
import io.candor.metrics.spike.OnlineSpikes;
import io.candor.metrics.volume.ItemCell;
import io.candor.metrics.volume.Series;
import io.candor.metrics.volume.WeeklyVolumes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Evaluates everything that can be found in a workspace at one moment.
final class WorkspaceEvaluation {
  private final PanelStore.Reader panels;
  private final EvaluationReader workspace;
  private final OnlineSpikes online;
  private final Settings settings;
  private final Instant asOf;

  /// @param online what the online detector has found up to the moment
  WorkspaceEvaluation(
      PanelStore.Reader panels, EvaluationReader workspace, OnlineSpikes online, Instant asOf) {
    this.panels = panels;
    this.workspace = workspace;
    this.online = online;
    this.settings = panels.terms().settings();
    this.asOf = asOf;
  }

  /// Every finding since the first live week, by week of opening.
  List<Finding> findings() {
    List<Judgement> judgements = new ArrayList<>();
    for (Deployment deployment : panels.deployments()) {
      judgements.addAll(ofDeployment(deployment));
    }
    Maturity maturity = new Maturity(asOf, settings);
    List<ItemCell> items = workspace.items();
    WeeklyVolumes volumes = new WeeklyVolumes(items);
    List<IsoWeek> weeks = weeksOf(items);
    judgements.addAll(ThemeSpikes.judge(volumes, online, weeks, maturity));
    judgements.addAll(EmergingThemes.judge(volumes, emerging(), weeks, maturity));
    judgements.addAll(SurveySilence.judge(workspace.responses(), maturity));
    judgements.addAll(ProducerSilences.judge(workspace.silences(), maturity));
    return Episodes.fold(judgements);
  }

  private List<EmergingThemes.Emerging> emerging() {
    ZoneId zone = settings.windows().timeZone();
    return panels.terms().taxonomy().themes().entrySet().stream()
        .filter(theme -> theme.getValue().emerging())
        .map(
            theme ->
                new EmergingThemes.Emerging(
                    new Series(theme.getValue().areaId(), theme.getKey(), Optional.empty()),
                    theme.getValue().foundTime().map(time -> IsoWeek.of(time, zone))))
        .sorted(
            Comparator.comparing((EmergingThemes.Emerging it) -> it.theme().area())
                .thenComparing(it -> it.theme().theme()))
        .toList();
  }

  private List<Judgement> ofDeployment(Deployment deployment) {
    Settings own = panels.terms().settings(deployment.deploymentId());
    ZoneId zone = settings.windows().timeZone();
    IsoWeek first = IsoWeek.of(deployment.goLiveTime(), zone);
    List<IsoWeek> weeks = weeks(first, IsoWeek.of(asOf, zone));
    List<Cell> cells = panels.cells(deployment.deploymentId(), weeks, CutBy.SEGMENT);
    List<Judgement> judgements = new ArrayList<>();
    List<BaselineEra> eras = BaselineEra.of(panels, deployment, weeks, CutBy.SEGMENT);
    for (BaselineEra era : eras) {
      Baseline baseline = era.baseline().baseline();
      Panel panel =
          new Panel(
              DeploymentTerms.of(
                      deployment, baseline, panels.effectiveWeeks(deployment.deploymentId()))
                  .withAcceptedLevels(panels.acceptedLevels(deployment.deploymentId())),
              baseline,
              new CellTable(baseline, cells),
              own,
              asOf);
      FindingEvaluator.judge(panel).stream()
          .filter(judgement -> era.weeks().contains(judgement.week()))
          .forEach(judgements::add);
    }
    if (eras.isEmpty()) {
      return judgements;
    }
    Baseline baseline = eras.getLast().baseline().baseline();
    judgements.addAll(
        MixShift.judge(
            deployment.deploymentId(), quarters(deployment, cells), baseline.mix(), own.targets()));
    return judgements;
  }

  private static List<IsoWeek> weeks(IsoWeek first, IsoWeek last) {
    List<IsoWeek> weeks = new ArrayList<>();
    for (IsoWeek week = first; !week.isAfter(last); week = week.plusWeeks(1)) {
      weeks.add(week);
    }
    return weeks;
  }

  private List<IsoWeek> weeksOf(List<ItemCell> items) {
    return items.stream()
        .map(item -> item.key().week())
        .min(IsoWeek::compareTo)
        .map(first -> weeks(first, IsoWeek.of(asOf, settings.windows().timeZone())))
        .orElse(List.of());
  }

  /// The quarters from go-live's on: whole weeks from the cells, the days at their ends from the
  /// facts.
  private List<MixShift.Quarter> quarters(Deployment deployment, List<Cell> cells) {
    ZoneId zone = settings.windows().timeZone();
    LocalDate start =
        LocalDate.ofInstant(deployment.goLiveTime(), zone).with(IsoFields.DAY_OF_QUARTER, 1);
    LocalDate today = LocalDate.ofInstant(asOf, zone);
    List<MixShift.Quarter> quarters = new ArrayList<>();
    while (!start.isAfter(today)) {
      LocalDate end = start.plusMonths(3);
      boolean over = !end.atStartOfDay(zone).toInstant().isAfter(asOf);
      if (over) {
        quarters.add(
            new MixShift.Quarter(
                IsoWeek.of(end.minusDays(1)), true, mix(deployment, cells, start, end)));
      }
      start = end;
    }
    return quarters;
  }

  private Map<String, Long> mix(
      Deployment deployment, List<Cell> cells, LocalDate start, LocalDate end) {
    IsoWeek firstWhole =
        IsoWeek.of(start).monday().equals(start)
            ? IsoWeek.of(start)
            : IsoWeek.of(start).plusWeeks(1);
    IsoWeek afterLastWhole = IsoWeek.of(end);
    Map<String, Long> mix = new HashMap<>();
    for (Cell cell : cells) {
      IsoWeek week = cell.key().week();
      if (!week.isBefore(firstWhole) && week.isBefore(afterLastWhole)) {
        mix.merge(cell.key().archetype(), cell.counts().conversations(), Long::sum);
      }
    }
    ZoneId zone = settings.windows().timeZone();
    String id = deployment.deploymentId();
    workspace
        .closed(id, start.atStartOfDay(zone).toInstant(), firstWhole.start(zone))
        .forEach((archetype, count) -> mix.merge(archetype, count, Long::sum));
    workspace
        .closed(id, afterLastWhole.start(zone), end.atStartOfDay(zone).toInstant())
        .forEach((archetype, count) -> mix.merge(archetype, count, Long::sum));
    return mix;
  }
}
