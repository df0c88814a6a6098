package io.candor.metrics.panel;

import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Percentiles;
import io.candor.metrics.kpi.HandleTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Percentiles from the measures of the shown conversations. A row looks only at the conversations
/// of its archetypes, once for all three series. For one thread.
final class MeasuredPercentiles implements PercentileSource {
  private record Group(IsoWeek week, String archetype) {}

  private final Baseline baseline;
  private final Map<Group, List<HandleTimeRow>> groups = new HashMap<>();
  private final Map<RowKey, Map<HandleTime.Series, Optional<Percentiles>>> known = new HashMap<>();

  /// @param baseline decides which archetypes are in a line
  MeasuredPercentiles(Baseline baseline, List<HandleTimeRow> rows) {
    this.baseline = baseline;
    for (HandleTimeRow row : rows) {
      groups
          .computeIfAbsent(new Group(row.week(), row.archetype()), group -> new ArrayList<>())
          .add(row);
    }
  }

  @Override
  public Optional<Percentiles> percentiles(RowKey key, HandleTime.Series series) {
    return known.computeIfAbsent(key, this::measure).getOrDefault(series, Optional.empty());
  }

  private Map<HandleTime.Series, Optional<Percentiles>> measure(RowKey key) {
    Map<HandleTime.Series, Measures> measures = new EnumMap<>(HandleTime.Series.class);
    for (HandleTime.Series series : HandleTime.Series.values()) {
      measures.put(series, new Measures());
    }
    groups.forEach(
        (group, rows) -> {
          if (group.week().equals(key.week()) && baseline.holds(key.line(), group.archetype())) {
            add(measures, rows, key);
          }
        });
    Map<HandleTime.Series, Optional<Percentiles>> result = new EnumMap<>(HandleTime.Series.class);
    measures.forEach((series, values) -> result.put(series, values.percentiles()));
    return result;
  }

  private static void add(
      Map<HandleTime.Series, Measures> measures, List<HandleTimeRow> rows, RowKey key) {
    for (HandleTimeRow row : rows) {
      if (key.cut().holds(row.segment(), row.channel())) {
        measures.forEach((series, values) -> values.add(row.millis(series)));
      }
    }
  }

  /// The measures of one series; grows.
  private static final class Measures {
    private long[] millis = new long[64];
    private int count;

    void add(OptionalLong value) {
      if (value.isEmpty()) {
        return;
      }
      if (count == millis.length) {
        millis = Arrays.copyOf(millis, 2 * count);
      }
      millis[count++] = value.getAsLong();
    }

    Optional<Percentiles> percentiles() {
      long[] sorted = Arrays.copyOf(millis, count);
      Arrays.sort(sorted);
      return Percentiles.ofSortedMillis(sorted);
    }
  }
}
