package io.candor.metrics.counter;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.CellKey;
import io.candor.metrics.volume.HourCounts;
import io.candor.metrics.volume.HourKey;
import io.candor.metrics.volume.ItemCounts;
import io.candor.metrics.volume.ItemKey;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a change of facts adds to each counter, in key order. Not thread-safe.
public final class CounterDeltas {
  private static final Comparator<CellKey> CELL_ORDER =
      Comparator.comparing(CellKey::week)
          .thenComparing(CellKey::deployment)
          .thenComparing(CellKey::archetype)
          .thenComparing(CellKey::segment)
          .thenComparing(CellKey::channel);
  private static final Comparator<ItemKey> ITEM_ORDER =
      Comparator.comparing(ItemKey::week)
          .thenComparing(ItemKey::area)
          .thenComparing(ItemKey::theme)
          .thenComparing(ItemKey::segment)
          .thenComparing(ItemKey::source);

  private final Map<CellKey, CellCounts> cells = new TreeMap<>(CELL_ORDER);
  private final Map<BaselineKey, CellCounts> baselines = new TreeMap<>();
  private final Map<ItemKey, ItemCounts> items = new TreeMap<>(ITEM_ORDER);
  private final SortedMap<HourKey, HourCounts> hours = new TreeMap<>();

  public void add(CellKey key, CellCounts counts) {
    cells.merge(key, counts, CellCounts::plus);
  }

  public void take(CellKey key, CellCounts counts) {
    add(key, CellCounts.ZERO.minus(counts));
  }

  public void add(BaselineKey key, CellCounts counts) {
    baselines.merge(key, counts, CellCounts::plus);
  }

  public void take(BaselineKey key, CellCounts counts) {
    add(key, CellCounts.ZERO.minus(counts));
  }

  public void add(ItemKey key, ItemCounts counts) {
    items.merge(key, counts, ItemCounts::plus);
  }

  public void take(ItemKey key, ItemCounts counts) {
    add(key, ItemCounts.ZERO.minus(counts));
  }

  public void add(HourKey key, HourCounts counts) {
    hours.merge(key, counts, HourCounts::plus);
  }

  public void take(HourKey key, HourCounts counts) {
    add(key, HourCounts.ZERO.minus(counts));
  }

  /// Changes of the panel's cells; none of them is zero.
  public Map<CellKey, CellCounts> cells() {
    cells.values().removeIf(CellCounts.ZERO::equals);
    return cells;
  }

  /// Changes of the baselines; none of them is zero.
  public Map<BaselineKey, CellCounts> baselines() {
    baselines.values().removeIf(CellCounts.ZERO::equals);
    return baselines;
  }

  /// Changes of the diagnosis; none of them is zero.
  public Map<ItemKey, ItemCounts> items() {
    items.values().removeIf(ItemCounts.ZERO::equals);
    return items;
  }

  /// Changes of the hours; none of them is zero.
  public SortedMap<HourKey, HourCounts> hours() {
    hours.values().removeIf(HourCounts.ZERO::equals);
    return hours;
  }
}
