package io.candor.metrics.panel;

import io.candor.kit.error.CandorException;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.MetricsReason;
import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.baseline.BaselineVersion;
import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import io.candor.metrics.fact.Deployment;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads panels: only the counters of the weeks that the shown rows need.
@Singleton
public final class Panels {
  /// The longest series, in weeks: three years.
  public static final int MAX_SERIES_WEEKS = 157;

  private final PanelStore store;
  private final RecentPanels recent;
  private final Clock clock;

  Panels(PanelStore store, RecentPanels recent, Clock clock) {
    this.store = store;
    this.recent = recent;
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
      List<PanelRow> rows) {

    /// Whether another panel says the same, whenever it was read.
    boolean sameFigures(Shown other) {
      return week.equals(other.week)
          && lastMatureWeek.equals(other.lastMatureWeek)
          && baseline.version() == other.baseline.version()
          && rows.equals(other.rows);
    }
  }

  /// A row and what it is held against.
  public record HeldRow(PanelRow row, Baseline baseline) {}

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
    Instant now = clock.instant();
    return store.read(
        workspace,
        reader ->
            reader.deployments().stream()
                .filter(one -> one.deploymentId().compareTo(after) > 0)
                .sorted(Comparator.comparing(Deployment::deploymentId))
                .limit(limit)
                .map(
                    one -> {
                      Optional<PanelStore.WeekSpan> span = reader.span(one.deploymentId());
                      return new Measured(
                          one, span, new PanelAssembly(reader, one, now).lastMature(span));
                    })
                .toList());
  }

  /// How the lines of a panel are cut.
  ///
  /// @param by by what the counters tell apart
  /// @param byVersion by version of the bot instead
  public record Cutting(CutBy by, boolean byVersion) {}

  /// The panel of one week of a deployment.
  ///
  /// @param week empty for the last mature week with conversations
  /// @param asOf empty for now, or for a moment ago if nothing has been written since
  public Shown panel(
      ResourceName name, Optional<IsoWeek> week, Optional<Instant> asOf, Cutting cutting) {
    return asOf.map(moment -> read(name, week, moment, cutting))
        .orElseGet(
            () ->
                recent.get(
                    new RecentPanels.Question(name, week, cutting),
                    () -> read(name, week, clock.instant(), cutting)));
  }

  private Shown read(ResourceName name, Optional<IsoWeek> week, Instant moment, Cutting cutting) {
    return store.read(
        name.workspace(),
        reader -> {
          PanelAssembly assembly = PanelAssembly.of(reader, name, moment);
          Optional<IsoWeek> mature = assembly.lastMature();
          IsoWeek shown =
              week.or(() -> mature).orElseGet(() -> IsoWeek.of(moment, assembly.zone()));
          BaselineVersion baseline = assembly.baseline(shown, cutting.by());
          Panel panel = assembly.panel(baseline, List.of(shown), cutting.by());
          return new Shown(
              shown,
              mature,
              moment,
              baseline,
              cutting.byVersion()
                  ? rowsByVersion(assembly, panel, shown)
                  : rows(assembly, panel, shown, cutting.by()));
        });
  }

  private static List<PanelRow> rows(PanelAssembly assembly, Panel panel, IsoWeek shown, CutBy by) {
    PercentileSource percentiles =
        assembly.percentiles(panel.baseline(), List.of(shown), by, Optional.empty());
    List<PanelRow> rows = new ArrayList<>();
    for (Line line : panel.lines(shown)) {
      for (Cut cut : by.cuts(panel.cells())) {
        rows.add(panel.row(new RowKey(line, cut, shown), percentiles));
      }
    }
    return rows;
  }

  private static List<PanelRow> rowsByVersion(PanelAssembly assembly, Panel panel, IsoWeek shown) {
    Map<String, Panel> versions = assembly.versions(panel, List.of(shown));
    Map<String, PercentileSource> percentiles = new java.util.HashMap<>();
    versions
        .keySet()
        .forEach(
            version ->
                percentiles.put(
                    version,
                    assembly.percentiles(
                        panel.baseline(), List.of(shown), CutBy.NOTHING, Optional.of(version))));
    PercentileSource whole =
        assembly.percentiles(panel.baseline(), List.of(shown), CutBy.NOTHING, Optional.empty());
    List<PanelRow> rows = new ArrayList<>();
    for (Line line : panel.lines(shown)) {
      rows.add(panel.row(new RowKey(line, Cut.WHOLE, shown), whole));
      versions.forEach(
          (version, own) ->
              rows.add(
                  own.row(
                      new RowKey(line, new Cut.BotVersion(version), shown),
                      percentiles.getOrDefault(version, PercentileSource.NONE))));
    }
    return rows;
  }

  /// One row week by week, the earliest first.
  ///
  /// @param first empty for the week of go-live
  /// @param last empty for the last mature week with conversations
  public List<HeldRow> series(
      ResourceName name,
      Line line,
      Cut cut,
      Optional<IsoWeek> first,
      Optional<IsoWeek> last,
      Optional<Instant> asOf) {
    Instant moment = asOf.orElseGet(clock::instant);
    return store.read(
        name.workspace(),
        reader -> {
          PanelAssembly assembly = PanelAssembly.of(reader, name, moment);
          IsoWeek to =
              last.or(assembly::lastMature).orElseGet(() -> IsoWeek.of(moment, assembly.zone()));
          IsoWeek from =
              first.orElseGet(
                  () -> IsoWeek.of(assembly.deployment().goLiveTime(), assembly.zone()));
          List<HeldRow> rows = new ArrayList<>();
          for (BaselineEra era : BaselineEra.of(assembly, weeks(from, to), by(cut))) {
            rows.addAll(rows(assembly, era, line, cut));
          }
          return rows;
        });
  }

  private static List<HeldRow> rows(PanelAssembly assembly, BaselineEra era, Line line, Cut cut) {
    Panel all = assembly.panel(era.baseline(), era.weeks(), by(cut));
    Optional<String> version =
        cut instanceof Cut.BotVersion(String name) ? Optional.of(name) : Optional.empty();
    Panel panel =
        version
            .map(
                name ->
                    Optional.ofNullable(assembly.versions(all, era.weeks()).get(name))
                        .orElseGet(() -> all.ofVersion(new CellTable(all.baseline(), List.of()))))
            .orElse(all);
    PercentileSource percentiles =
        assembly.percentiles(panel.baseline(), era.weeks(), by(cut), version);
    return era.weeks().stream()
        .map(
            week ->
                new HeldRow(panel.row(new RowKey(line, cut, week), percentiles), panel.baseline()))
        .toList();
  }

  /// Every version of a deployment's baseline, the latest first.
  public List<BaselineVersion> baselines(ResourceName name) {
    return store.read(
        name.workspace(), reader -> reader.baselines(PanelAssembly.deployment(reader, name)));
  }

  /// Reasons to take another baseline than the one in force now, as of the last mature week; none
  /// before the first.
  public List<BaselineProposals.Proposal> proposals(ResourceName name) {
    Instant now = clock.instant();
    return store.read(
        name.workspace(),
        reader -> {
          PanelAssembly assembly = PanelAssembly.of(reader, name, now);
          return assembly
              .lastMature()
              .map(
                  week ->
                      BaselineProposals.of(
                          // Not that of the week: what has just been taken is not proposed again.
                          assembly
                              .baseline(IsoWeek.of(now, assembly.zone()), CutBy.NOTHING)
                              .baseline(),
                          assembly.liveCells(week),
                          week,
                          assembly.settings()))
              .orElse(List.of());
        });
  }

  private static CutBy by(Cut cut) {
    return switch (cut) {
      case Cut.Whole whole -> CutBy.NOTHING;
      case Cut.Segment segment -> CutBy.SEGMENT;
      case Cut.Channel channel -> CutBy.CHANNEL;
      case Cut.BotVersion version -> CutBy.NOTHING;
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
}
