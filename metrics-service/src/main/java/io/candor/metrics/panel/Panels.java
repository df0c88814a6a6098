package io.candor.metrics.panel;

import io.candor.kit.error.CandorException;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.MetricsReason;
import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.baseline.BaselineVersion;
import io.candor.metrics.cell.Cell;
import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import io.candor.metrics.cell.RepeatCounts;
import io.candor.metrics.fact.Deployment;
import io.candor.metrics.kpi.Maturity;
import io.candor.metrics.kpi.RepeatContact;
import io.candor.metrics.settings.Settings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// Reads panels: only the counters of the weeks that the shown rows need.
@Singleton
public final class Panels {
  /// The longest series, in weeks: three years.
  public static final int MAX_SERIES_WEEKS = 157;

  private final PanelStore store;
  private final Clock clock;

  Panels(PanelStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// A panel as it is shown.
  ///
  /// @param week the week shown
  /// @param lastMatureWeek the latest week whose delayed answers are in; empty before the first
  /// @param asOf the moment of the evaluation
  /// @param baseline what it is held against
  /// @param rows by line, each line's cuts after its whole
  public record Shown(
      IsoWeek week,
      Optional<IsoWeek> lastMatureWeek,
      Instant asOf,
      BaselineVersion baseline,
      List<PanelRow> rows) {}

  /// One row week by week.
  ///
  /// @param baseline what it is held against
  /// @param rows the earliest week first
  public record Series(Baseline baseline, List<PanelRow> rows) {}

  /// A bot and the weeks that it has conversations in.
  ///
  /// @param deployment the bot
  /// @param span its first and last week; empty without conversations
  /// @param lastMatureWeek the week that its panel shows; empty before the first
  public record Measured(
      Deployment deployment,
      Optional<PanelStore.WeekSpan> span,
      Optional<IsoWeek> lastMatureWeek) {}

  /// Bots by id.
  ///
  /// @param after only those with a greater id; empty for all
  /// @param limit at most this many
  public List<Measured> deployments(String workspace, String after, int limit) {
    return store.read(
        workspace,
        reader ->
            reader.deployments().stream()
                .filter(one -> one.deploymentId().compareTo(after) > 0)
                .sorted(Comparator.comparing(Deployment::deploymentId))
                .limit(limit)
                .map(
                    one ->
                        new Measured(
                            one,
                            reader.span(one.deploymentId()),
                            lastMature(
                                reader,
                                one,
                                reader.terms().settings(one.deploymentId()),
                                clock.instant())))
                .toList());
  }

  /// The panel of one week of a deployment.
  ///
  /// @param week empty for the last mature week with conversations
  /// @param asOf empty for now
  public Shown panel(ResourceName name, Optional<IsoWeek> week, Optional<Instant> asOf, CutBy by) {
    return store.read(
        name.workspace(),
        reader -> {
          Deployment deployment = deployment(reader, name);
          Settings settings = reader.terms().settings(deployment.deploymentId());
          Instant moment = asOf.orElseGet(clock::instant);
          Optional<IsoWeek> mature = lastMature(reader, deployment, settings, moment);
          IsoWeek shown =
              week.or(() -> mature)
                  .orElseGet(() -> IsoWeek.of(moment, settings.windows().timeZone()));
          BaselineVersion baseline = reader.baseline(deployment, by);
          Panel panel = assemble(reader, deployment, baseline, List.of(shown), by, moment);
          PercentileSource percentiles =
              new MeasuredPercentiles(
                  baseline.baseline(),
                  reader.handleTimes(deployment.deploymentId(), List.of(shown)));
          List<PanelRow> rows = new ArrayList<>();
          for (Line line : panel.lines(shown)) {
            for (Cut cut : by.cuts(panel.cells())) {
              rows.add(panel.row(new RowKey(line, cut, shown), percentiles));
            }
          }
          return new Shown(shown, mature, moment, baseline, rows);
        });
  }

  /// One row week by week.
  ///
  /// @param first empty for the week of go-live
  /// @param last empty for the last mature week with conversations
  public Series series(
      ResourceName name,
      Line line,
      Cut cut,
      Optional<IsoWeek> first,
      Optional<IsoWeek> last,
      Optional<Instant> asOf) {
    return store.read(
        name.workspace(),
        reader -> {
          Deployment deployment = deployment(reader, name);
          Settings settings = reader.terms().settings(deployment.deploymentId());
          Instant moment = asOf.orElseGet(clock::instant);
          IsoWeek to =
              last.or(() -> lastMature(reader, deployment, settings, moment))
                  .orElseGet(() -> IsoWeek.of(moment, settings.windows().timeZone()));
          IsoWeek from =
              first.orElseGet(
                  () -> IsoWeek.of(deployment.goLiveTime(), settings.windows().timeZone()));
          List<IsoWeek> weeks = weeks(from, to);
          CutBy by = by(cut);
          BaselineVersion baseline = reader.baseline(deployment, by);
          Panel panel = assemble(reader, deployment, baseline, weeks, by, moment);
          PercentileSource percentiles =
              new MeasuredPercentiles(
                  baseline.baseline(), reader.handleTimes(deployment.deploymentId(), weeks));
          return new Series(
              baseline.baseline(),
              weeks.stream()
                  .map(week -> panel.row(new RowKey(line, cut, week), percentiles))
                  .toList());
        });
  }

  /// Every version of a deployment's baseline, the latest first.
  public List<BaselineVersion> baselines(ResourceName name) {
    return store.read(name.workspace(), reader -> reader.baselines(deployment(reader, name)));
  }

  private static CutBy by(Cut cut) {
    return switch (cut) {
      case Cut.Whole whole -> CutBy.NOTHING;
      case Cut.Segment segment -> CutBy.SEGMENT;
      case Cut.Channel channel -> CutBy.CHANNEL;
    };
  }

  private static List<IsoWeek> weeks(IsoWeek from, IsoWeek to) {
    long count = from.weeksUntil(to) + 1;
    if (count < 1 || count > MAX_SERIES_WEEKS) {
      throw CandorException.of(MetricsReason.WEEK_RANGE_INVALID)
          .message(
              "weeks: %s to %s (expected: 1 to %d weeks)".formatted(from, to, MAX_SERIES_WEEKS))
          .field("end_week", "must be 0 to 156 weeks after start_week")
          .build();
    }
    List<IsoWeek> weeks = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      weeks.add(from.plusWeeks(i));
    }
    return weeks;
  }

  private static Deployment deployment(PanelStore.Reader reader, ResourceName name) {
    return reader
        .deployment(name.id())
        .orElseThrow(
            () ->
                CandorException.of(MetricsReason.DEPLOYMENT_NOT_FOUND)
                    .message("There is no such deployment")
                    .resource("Deployment", name.toString())
                    .build());
  }

  /// The latest week with conversations whose delayed answers are in.
  private static Optional<IsoWeek> lastMature(
      PanelStore.Reader reader, Deployment deployment, Settings settings, Instant asOf) {
    Maturity maturity = new Maturity(asOf, settings);
    return reader
        .span(deployment.deploymentId())
        .flatMap(
            span -> {
              IsoWeek week = span.last();
              while (!maturity.delayed(week) && !week.isBefore(span.first())) {
                week = week.plusWeeks(-1);
              }
              return week.isBefore(span.first()) ? Optional.empty() : Optional.of(week);
            });
  }

  private static Panel assemble(
      PanelStore.Reader reader,
      Deployment deployment,
      BaselineVersion baseline,
      List<IsoWeek> shown,
      CutBy by,
      Instant asOf) {
    Settings settings = reader.terms().settings(deployment.deploymentId());
    DeploymentTerms terms =
        new DeploymentTerms(deployment.deploymentId(), deployment.goLiveTime(), Map.of());
    List<Cell> cells =
        reader.cells(deployment.deploymentId(), neededWeeks(terms, settings, shown), by);
    Maturity maturity = new Maturity(asOf, settings);
    for (IsoWeek week : shown) {
      if (!maturity.repeatContact(week, RepeatContact.Window.THIRTY_DAYS)) {
        cells =
            withRepeats(
                cells, week, reader.repeatContacts(deployment.deploymentId(), week, by, asOf));
      }
    }
    return new Panel(
        terms, baseline.baseline(), new CellTable(baseline.baseline(), cells), settings, asOf);
  }

  /// The shown weeks, those that they are pooled with, and the first live weeks, which the bot's
  /// times are held against.
  private static NavigableSet<IsoWeek> neededWeeks(
      DeploymentTerms terms, Settings settings, List<IsoWeek> shown) {
    NavigableSet<IsoWeek> weeks = new TreeSet<>();
    for (IsoWeek week : shown) {
      for (int back = 0; back < settings.windows().rollingWeeks(); back++) {
        weeks.add(week.plusWeeks(-back));
      }
    }
    ZoneId zone = settings.windows().timeZone();
    IsoWeek firstLive = terms.firstFullWeek(zone);
    for (int week = 0; week < settings.windows().botBaselineWeeks(); week++) {
      weeks.add(firstLive.plusWeeks(week));
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
