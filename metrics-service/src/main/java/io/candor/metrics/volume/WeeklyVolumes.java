package io.candor.metrics.volume;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.statistics.CountComparison;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// Low verbatims by series and week, and the exposure of the weeks, summed from the counters of
/// items.
public final class WeeklyVolumes {

  private final Map<IsoWeek, Map<Series, Long>> low = new HashMap<>();
  private final Map<IsoWeek, Map<Series, Long>> mentions = new HashMap<>();
  private final Map<IsoWeek, Long> exposure = new HashMap<>();
  private final NavigableSet<Series> series =
      new TreeSet<>(
          Comparator.comparing(Series::area)
              .thenComparing(Series::theme)
              .thenComparing(s -> s.segment().orElse("")));

  /// @param cells counters of the weeks that are tested or tested against; a cell may be given
  ///     in parts
  public WeeklyVolumes(List<ItemCell> cells) {
    for (ItemCell cell : cells) {
      ItemKey key = cell.key();
      exposure.merge(key.week(), cell.counts().verbatims(), Long::sum);
      if (!key.theme().isEmpty()) {
        Series part = new Series(key.area(), key.theme(), Optional.of(key.segment()));
        add(low, key.week(), part, cell.counts().low());
        add(low, key.week(), part.parent(), cell.counts().low());
        add(mentions, key.week(), part, cell.counts().verbatims());
        add(mentions, key.week(), part.parent(), cell.counts().verbatims());
      }
    }
  }

  /// Low verbatims of a series in a week; zero when there were none.
  public long low(Series of, IsoWeek week) {
    return low.getOrDefault(week, Map.of()).getOrDefault(of, 0L);
  }

  /// Verbatims of a series in a week, low or not; zero when there were none.
  public long mentions(Series of, IsoWeek week) {
    return mentions.getOrDefault(week, Map.of()).getOrDefault(of, 0L);
  }

  /// All verbatims of the workspace in a week, low or not, with a theme or not.
  public long exposure(IsoWeek week) {
    return exposure.getOrDefault(week, 0L);
  }

  /// A week of a series against an earlier one; empty when either has no verbatims at all.
  ///
  /// @param weeksBack how many weeks earlier the other one is
  public Optional<CountComparison> comparison(Series of, IsoWeek week, int weeksBack) {
    IsoWeek before = week.plusWeeks(-weeksBack);
    long now = exposure(week);
    long then = exposure(before);
    return now == 0 || then == 0
        ? Optional.empty()
        : Optional.of(new CountComparison(low(of, week), now, low(of, before), then));
  }

  /// Every series with an item in any of the weeks, low or not, in order of area, theme and
  /// segment.
  public NavigableSet<Series> series() {
    return Collections.unmodifiableNavigableSet(series);
  }

  private void add(Map<IsoWeek, Map<Series, Long>> counts, IsoWeek week, Series of, long count) {
    series.add(of);
    counts.computeIfAbsent(week, w -> new HashMap<>()).merge(of, count, Long::sum);
  }
}
