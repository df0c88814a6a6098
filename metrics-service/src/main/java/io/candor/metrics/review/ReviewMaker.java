package io.candor.metrics.review;

import io.candor.metrics.baseline.BaselineVersion;
import io.candor.metrics.cell.Cell;
import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import io.candor.metrics.cell.Period;
import io.candor.metrics.evaluation.EvaluationReader;
import io.candor.metrics.fact.Deployment;
import io.candor.metrics.finding.ResponseWeek;
import io.candor.metrics.panel.BaselineProposals;
import io.candor.metrics.panel.CutBy;
import io.candor.metrics.panel.Panel;
import io.candor.metrics.panel.PanelAssembly;
import io.candor.metrics.panel.PanelRow;
import io.candor.metrics.panel.PanelStore;
import io.candor.metrics.panel.PercentileSource;
import io.candor.metrics.panel.RowKey;
import io.candor.metrics.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes the figures of a review from the counters of its period. For one thread.
final class ReviewMaker {
  private final PanelStore.Reader panels;
  private final EvaluationReader figures;
  private final SortedMap<IsoWeek, ResponseWeek> responses;
  private final Instant now;

  ReviewMaker(PanelStore.Reader panels, EvaluationReader figures, Instant now) {
    this.panels = panels;
    this.figures = figures;
    this.responses = figures.responses();
    this.now = now;
  }

  /// The figures; empty when no bot had a conversation in the period.
  Optional<Review> make(ReviewPeriod review) {
    List<Review.OfDeployment> deployments = new ArrayList<>();
    for (Deployment deployment : panels.deployments()) {
      ofDeployment(deployment, review).ifPresent(deployments::add);
    }
    if (deployments.isEmpty()) {
      return Optional.empty();
    }
    Settings settings = panels.terms().settings();
    IsoWeek first = review.period().first();
    return Optional.of(
        new Review(
            review,
            settings,
            deployments,
            answers(first, review.period().last()),
            answers(first.plusWeeks(-settings.targets().silenceWeeks()), first.plusWeeks(-1)),
            figures.reviewedWeeks(withTheWeekBefore(review.period().weeks()))));
  }

  /// Conversations of a week are reviewed in the week after it.
  private static List<IsoWeek> withTheWeekBefore(List<IsoWeek> weeks) {
    List<IsoWeek> more = new ArrayList<>(weeks);
    more.addFirst(weeks.getFirst().plusWeeks(-1));
    return more;
  }

  private Optional<Review.OfDeployment> ofDeployment(Deployment deployment, ReviewPeriod review) {
    PanelAssembly assembly = new PanelAssembly(panels, deployment, now);
    Period period = review.period();
    boolean weekly = review.kind() == ReviewPeriod.Kind.WEEKLY;
    List<IsoWeek> weeks = new ArrayList<>(period.previous().weeks());
    weeks.addAll(period.weeks());
    BaselineVersion baseline = assembly.baseline(period.last(), CutBy.NOTHING);
    Panel panel = assembly.panel(baseline, weeks, CutBy.NOTHING);
    if (panel.cells().counts(Line.ALL, Cut.WHOLE, period.first(), period.last()).conversations()
        == 0) {
      return Optional.empty();
    }
    List<Review.Line> lines =
        panel.lines(period.last()).stream()
            .map(
                line ->
                    new Review.Line(
                        row(panel, line, period, weekly),
                        row(panel, line, period.previous(), weekly)))
            .toList();
    List<Cell> live = weekly ? List.of() : assembly.liveCells(period.last());
    Map<String, PanelRow> versions = new TreeMap<>();
    if (review.kind() == ReviewPeriod.Kind.QUARTERLY) {
      assembly
          .versions(panel, period.weeks())
          .forEach(
              (version, own) ->
                  versions.put(
                      version,
                      own.row(
                          Line.ALL, new Cut.BotVersion(version), period, PercentileSource.NONE)));
    }
    return Optional.of(
        new Review.OfDeployment(
            deployment,
            assembly.settings(),
            baseline.baseline().cells().isEmpty()
                ? Optional.empty()
                : Optional.of(baseline.version()),
            baseline.baseline(),
            assembly.lastMature(),
            lines,
            weekly ? Map.of() : BaselineProposals.mix(live, period.last(), period.weeks().size()),
            versions,
            review.kind() == ReviewPeriod.Kind.QUARTERLY
                ? panels.confidence(deployment.deploymentId(), period.weeks())
                : List.of(),
            weekly
                ? List.of()
                : BaselineProposals.of(
                    baseline.baseline(), live, period.last(), assembly.settings())));
  }

  // A week is judged on its pooled weeks, as the panel judges it; a longer period on its own.
  private static PanelRow row(Panel panel, Line line, Period period, boolean weekly) {
    return weekly
        ? panel.row(new RowKey(line, Cut.WHOLE, period.last()), PercentileSource.NONE)
        : panel.row(line, Cut.WHOLE, period, PercentileSource.NONE);
  }

  private ResponseWeek answers(IsoWeek first, IsoWeek last) {
    ResponseWeek sum = ResponseWeek.ZERO;
    for (IsoWeek week = first; !week.isAfter(last); week = week.plusWeeks(1)) {
      sum = sum.plus(responses.getOrDefault(week, ResponseWeek.ZERO));
    }
    return sum;
  }
}
