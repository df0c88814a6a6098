package io.candor.metrics.volume;

import io.candor.metrics.cell.IsoWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Product area × week, summed from the counters of items.
public final class Heatmap {

  private Heatmap() {}

  private record Field(String area, IsoWeek week) {}

  /// The fields of every area that was spoken of, for the weeks from first to last, by week and
  /// area.
  ///
  /// @param cells counters of these weeks and of the one before the first
  /// @param first first week, inclusive
  /// @param last last week, inclusive
  public static List<AreaWeek> of(List<ItemCell> cells, IsoWeek first, IsoWeek last) {
    Map<Field, ItemCounts> counts = new HashMap<>();
    Map<Field, Map<String, Long>> sources = new HashMap<>();
    TreeSet<String> areas = new TreeSet<>();
    for (ItemCell cell : cells) {
      ItemKey key = cell.key();
      Field field = new Field(key.area(), key.week());
      areas.add(key.area());
      counts.merge(field, cell.counts(), ItemCounts::plus);
      if (cell.counts().rated() != 0) {
        sources
            .computeIfAbsent(field, f -> new TreeMap<>())
            .merge(key.source(), cell.counts().rated(), Long::sum);
      }
    }
    List<AreaWeek> fields = new ArrayList<>();
    for (IsoWeek week = first; !week.isAfter(last); week = week.plusWeeks(1)) {
      for (String area : areas) {
        Field field = new Field(area, week);
        fields.add(
            new AreaWeek(
                area,
                week,
                counts.getOrDefault(field, ItemCounts.ZERO),
                counts.getOrDefault(new Field(area, week.plusWeeks(-1)), ItemCounts.ZERO),
                sources.getOrDefault(field, Map.of())));
      }
    }
    return List.copyOf(fields);
  }
}
