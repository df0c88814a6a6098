package io.candor.metrics.finding;

import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import io.candor.metrics.panel.Panel;
import io.candor.metrics.panel.PanelRow;
import io.candor.metrics.panel.PercentileSource;
import io.candor.metrics.panel.RowKey;
import io.candor.metrics.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All weeks of a deployment's panel, from go-live to the moment of the evaluation, for the rules
/// to look back on. Rows are assembled once. For one thread.
public final class History {

  private final Panel panel;
  private final List<IsoWeek> weeks;
  private final Map<RowKey, PanelRow> rows = new HashMap<>();

  public History(Panel panel) {
    this.panel = panel;
    this.weeks = weeks(panel);
  }

  Panel panel() {
    return panel;
  }

  Settings settings() {
    return panel.settings();
  }

  /// The weeks from go-live's to the last one with a conversation, in order; the running one may be
  /// among them.
  List<IsoWeek> weeks() {
    return weeks;
  }

  /// The first week that is live from its first instant on.
  IsoWeek firstFullWeek() {
    return panel.terms().firstFullWeek(settings().windows().timeZone());
  }

  PanelRow row(Line line, Cut cut, IsoWeek week) {
    RowKey key = new RowKey(line, cut, week);
    PanelRow known = rows.get(key);
    if (known != null) {
      return known;
    }
    PanelRow row = panel.row(key, PercentileSource.NONE);
    rows.put(key, row);
    return row;
  }

  PanelRow row(Line line, IsoWeek week) {
    return row(line, Cut.WHOLE, week);
  }

  /// The archetypes with a line of their own.
  List<Line> archetypes() {
    return panel.baseline().alone().stream().map(Line::of).toList();
  }

  /// The archetypes with a line of their own, and the long tail.
  List<Line> archetypesAndTail() {
    List<Line> lines = new ArrayList<>(archetypes());
    lines.add(Line.LONG_TAIL);
    return lines;
  }

  Scope scope(Line line) {
    Scope deployment = Scope.ofDeployment(panel.terms().deployment());
    return line.equals(Line.ALL) ? deployment : deployment.withArchetype(line.name());
  }

  /// Whether nothing happened: such a week brings no facts to judge by, however much of the weeks
  /// before is pooled.
  boolean isEmpty(Line line, Cut cut, IsoWeek week) {
    return panel.cells().counts(line, cut, week).conversations() == 0;
  }

  private static List<IsoWeek> weeks(Panel panel) {
    var zone = panel.settings().windows().timeZone();
    IsoWeek running = IsoWeek.of(panel.maturity().asOf(), zone);
    List<IsoWeek> weeks = new ArrayList<>();
    int lively = 0;
    for (IsoWeek week = panel.terms().firstWeek(zone);
        !week.isAfter(running);
        week = week.plusWeeks(1)) {
      weeks.add(week);
      if (panel.cells().counts(Line.ALL, Cut.WHOLE, week).conversations() > 0) {
        lively = weeks.size();
      }
    }
    return List.copyOf(weeks.subList(0, lively));
  }
}
