package io.candor.metrics.panel;

import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.baseline.BaselineCell;
import io.candor.metrics.cell.Cell;
import io.candor.metrics.cell.CellKey;
import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import io.candor.metrics.cell.TestCounts;
import io.candor.metrics.settings.Settings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/// A deployment that went live on Monday of 2026-W10, for tests that say what was counted week by
/// week. Week 1 is the first live one. Everything is mature unless the test says when it looks.
public final class TestPanel {

  public static final String DEPLOYMENT = "helpbot";
  private static final IsoWeek FIRST = IsoWeek.parse("2026-W10");
  private static final String SEGMENT = "SMB";
  private static final String CHANNEL = "CHAT";

  private final List<BaselineCell> baseline = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();
  private final Map<String, NavigableSet<IsoWeek>> restarts = new HashMap<>();
  private final List<AcceptedLevel> accepted = new ArrayList<>();
  private Settings settings = Settings.DEFAULT;
  private Instant goLive = FIRST.start(ZoneOffset.UTC);
  private Instant asOf = Instant.parse("2027-01-01T00:00:00Z");

  /// The n-th live week, counted from 1.
  public static IsoWeek week(int number) {
    return FIRST.plusWeeks(number - 1L);
  }

  public TestPanel before(String archetype, TestCounts counts) {
    return before(archetype, SEGMENT, counts);
  }

  public TestPanel before(String archetype, String segment, TestCounts counts) {
    baseline.add(new BaselineCell(archetype, segment, CHANNEL, counts.build()));
    return this;
  }

  public TestPanel in(int week, String archetype, TestCounts counts) {
    return in(week, archetype, SEGMENT, counts);
  }

  public TestPanel in(int week, String archetype, String segment, TestCounts counts) {
    CellKey key = new CellKey(DEPLOYMENT, archetype, week(week), segment, CHANNEL);
    cells.add(new Cell(key, counts.build()));
    return this;
  }

  /// The same in every week from one to another, both inclusive.
  public TestPanel in(int from, int to, String archetype, TestCounts counts) {
    for (int week = from; week <= to; week++) {
      in(week, archetype, counts);
    }
    return this;
  }

  public TestPanel restart(String archetype, int week) {
    restarts.computeIfAbsent(archetype, a -> new TreeSet<>()).add(week(week));
    return this;
  }

  public TestPanel accept(String kpi, String archetype, int opened, int accepted) {
    this.accepted.add(new AcceptedLevel(kpi, archetype, week(opened), week(accepted)));
    return this;
  }

  public TestPanel goLive(String instant) {
    goLive = Instant.parse(instant);
    return this;
  }

  public TestPanel asOf(String instant) {
    asOf = Instant.parse(instant);
    return this;
  }

  public TestPanel settings(Settings changed) {
    settings = changed;
    return this;
  }

  public Panel build() {
    Baseline frozen = Baseline.freeze(baseline, settings.windows().aloneArchetypes());
    DeploymentTerms terms =
        new DeploymentTerms(DEPLOYMENT, goLive, restarts).withAcceptedLevels(accepted);
    return new Panel(terms, frozen, new CellTable(frozen, cells), settings, asOf);
  }

  /// The row of a whole archetype.
  public PanelRow row(String archetype, int week) {
    return build()
        .row(new RowKey(Line.of(archetype), Cut.WHOLE, week(week)), PercentileSource.NONE);
  }
}
