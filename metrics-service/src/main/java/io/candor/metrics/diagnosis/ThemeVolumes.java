package io.candor.metrics.diagnosis;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.settings.VolumeSettings;
import io.candor.metrics.statistics.CountComparison;
import io.candor.metrics.volume.ItemCell;
import io.candor.metrics.volume.Series;
import io.candor.metrics.volume.Spike;
import io.candor.metrics.volume.WeeklySpikes;
import io.candor.metrics.volume.WeeklyVolumes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Works out the volumes of one week from the counters of it and of the weeks that it is compared
/// with.
final class ThemeVolumes {
  private static final Comparator<ThemeVolume> MOST_LOW_FIRST =
      Comparator.comparingLong(ThemeVolume::low)
          .reversed()
          .thenComparing(volume -> volume.series().area())
          .thenComparing(volume -> volume.series().theme());

  private final WeeklyVolumes volumes;
  private final IsoWeek week;
  private final VolumeSettings settings;
  private final Map<Series, Spike> spikes = new HashMap<>();

  ThemeVolumes(List<ItemCell> cells, IsoWeek week, VolumeSettings settings) {
    this.volumes = new WeeklyVolumes(cells);
    this.week = week;
    this.settings = settings;
    WeeklySpikes.find(volumes, week, settings).forEach(spike -> spikes.put(spike.series(), spike));
  }

  /// The volumes, the most low verbatims first; each theme's segments after it.
  ///
  /// @param area only themes of this area; empty for all
  List<ThemeVolume> list(String area, boolean bySegment) {
    List<ThemeVolume> result = new ArrayList<>();
    volumes.series().stream()
        .filter(series -> series.segment().isEmpty())
        .filter(series -> area.isEmpty() || series.area().equals(area))
        .map(this::volume)
        .filter(ThemeVolumes::isSpokenOf)
        .sorted(MOST_LOW_FIRST)
        .forEach(
            theme -> {
              result.add(theme);
              if (bySegment) {
                result.addAll(segments(theme.series()));
              }
            });
    return result;
  }

  private List<ThemeVolume> segments(Series theme) {
    return volumes.series().stream()
        .filter(series -> series.segment().isPresent())
        .filter(
            series -> series.area().equals(theme.area()) && series.theme().equals(theme.theme()))
        .map(this::volume)
        .filter(ThemeVolumes::isSpokenOf)
        .sorted(MOST_LOW_FIRST)
        .toList();
  }

  private static boolean isSpokenOf(ThemeVolume volume) {
    return volume.mentions() + volume.low() + volume.lastWeek().low() + volume.earlier().low() > 0;
  }

  private ThemeVolume volume(Series series) {
    return new ThemeVolume(
        series,
        week,
        volumes.low(series, week),
        volumes.mentions(series, week),
        change(series, 1, Spike.Reference.LAST_WEEK),
        change(series, settings.earlierWeeks(), Spike.Reference.FOUR_WEEKS_EARLIER));
  }

  private ThemeVolume.Change change(Series series, int weeksBack, Spike.Reference reference) {
    IsoWeek before = week.plusWeeks(-weeksBack);
    Optional<CountComparison> comparison = volumes.comparison(series, week, weeksBack);
    OptionalDouble adjusted =
        Optional.ofNullable(spikes.get(series)).stream()
            .flatMap(spike -> spike.risen().stream())
            .filter(risen -> risen.reference() == reference)
            .mapToDouble(Spike.Risen::adjusted)
            .findFirst();
    return new ThemeVolume.Change(before, volumes.low(series, before), comparison, adjusted);
  }
}
