package io.candor.metrics.panel;

import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.cell.Cell;
import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The cells of one deployment, summed to rows on demand and remembered. Safe for any number of
/// threads.
public final class CellTable {

  private final Baseline baseline;
  private final Map<IsoWeek, List<Cell>> cellsByWeek = new HashMap<>();
  private final Map<RowKey, CellCounts> sums = new ConcurrentHashMap<>();

  /// @param baseline decides which archetypes stand alone
  /// @param cells cells of one deployment; a cell may be given in parts
  public CellTable(Baseline baseline, List<Cell> cells) {
    this.baseline = baseline;
    for (Cell cell : cells) {
      cellsByWeek.computeIfAbsent(cell.key().week(), week -> new ArrayList<>()).add(cell);
    }
  }

  /// The counters of one row; zero when nothing was counted.
  public CellCounts counts(Line line, Cut cut, IsoWeek week) {
    return sums.computeIfAbsent(new RowKey(line, cut, week), this::sum);
  }

  /// The counters of a row pooled over weeks, both ends inclusive.
  public CellCounts counts(Line line, Cut cut, IsoWeek first, IsoWeek last) {
    CellCounts pooled = CellCounts.ZERO;
    for (IsoWeek week = first; !week.isAfter(last); week = week.plusWeeks(1)) {
      pooled = pooled.plus(counts(line, cut, week));
    }
    return pooled;
  }

  /// Segments that were seen in any week, in order of name.
  public NavigableSet<String> segments() {
    NavigableSet<String> names = new TreeSet<>();
    cellsByWeek.values().forEach(cells -> cells.forEach(cell -> names.add(cell.key().segment())));
    return names;
  }

  /// Channels that were seen in any week, in order of name.
  public NavigableSet<String> channels() {
    NavigableSet<String> names = new TreeSet<>();
    cellsByWeek.values().forEach(cells -> cells.forEach(cell -> names.add(cell.key().channel())));
    return names;
  }

  /// Archetypes that were seen in any week, in order of name.
  public NavigableSet<String> archetypes() {
    NavigableSet<String> names = new TreeSet<>();
    cellsByWeek.values().forEach(cells -> cells.forEach(cell -> names.add(cell.key().archetype())));
    return names;
  }

  private CellCounts sum(RowKey row) {
    CellCounts sum = CellCounts.ZERO;
    for (Cell cell : cellsByWeek.getOrDefault(row.week(), List.of())) {
      if (baseline.holds(row.line(), cell.key().archetype())
          && row.cut().holds(cell.key().segment(), cell.key().channel())) {
        sum = sum.plus(cell.counts());
      }
    }
    return sum;
  }
}
