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

/// Percentiles from the measures of the shown conversations. A row looks only at the conversations
/// of its archetypes, once for all three series. For one thread.
final class MeasuredPercentiles implements PercentileSource {
  private record Group(IsoWeek week, String archetype) {}

  private final Baseline baseline;
  private final Map<Group, List<HandleTimeSample>> groups = new HashMap<>();
  private final Map<RowKey, Map<HandleTime.Series, Optional<Percentiles>>> known = new HashMap<>();

  /// @param baseline decides which archetypes are in a line
  MeasuredPercentiles(Baseline baseline, List<HandleTimeSample> samples) {
    this.baseline = baseline;
    for (HandleTimeSample sample : samples) {
      groups
          .computeIfAbsent(new Group(sample.week(), sample.archetype()), group -> new ArrayList<>())
          .add(sample);
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
        (group, samples) -> {
          if (group.week().equals(key.week()) && baseline.holds(key.line(), group.archetype())) {
            add(measures, samples, key);
          }
        });
    Map<HandleTime.Series, Optional<Percentiles>> result = new EnumMap<>(HandleTime.Series.class);
    measures.forEach((series, values) -> result.put(series, values.percentiles()));
    return result;
  }

  private static void add(
      Map<HandleTime.Series, Measures> measures, List<HandleTimeSample> samples, RowKey key) {
    for (HandleTimeSample sample : samples) {
      if (key.cut().holds(sample.segment(), sample.channel())) {
        measures.forEach((series, values) -> values.add(sample.millis(series)));
      }
    }
  }

  /// The measures of one series; grows.
  private static final class Measures {
    private long[] millis = new long[64];
    private int count;

    void add(long[] values) {
      if (count + values.length > millis.length) {
        millis = Arrays.copyOf(millis, Math.max(2 * millis.length, count + values.length));
      }
      System.arraycopy(values, 0, millis, count, values.length);
      count += values.length;
    }

    Optional<Percentiles> percentiles() {
      long[] sorted = Arrays.copyOf(millis, count);
      Arrays.sort(sorted);
      return Percentiles.ofSortedMillis(sorted);
    }
  }
}
