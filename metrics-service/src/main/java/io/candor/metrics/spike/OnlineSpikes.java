package io.candor.metrics.spike;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.volume.Series;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the online detector has found, week by week.
public final class OnlineSpikes {
  /// Before anything could be found.
  public static final OnlineSpikes NONE = new OnlineSpikes(Map.of());

  // A theme as a whole is told before a segment of it, then what is least likely to be chance.
  private static final Comparator<SpikeView> TOLD_FIRST =
      Comparator.comparing((SpikeView view) -> view.series().segment().isPresent())
          .thenComparingDouble(SpikeView::tail)
          .thenComparing(view -> view.series().segment().orElse(""))
          .thenComparing(SpikeView::raised);

  private record Theme(String area, String theme) {}

  private final Map<IsoWeek, Map<Theme, SpikeView>> told = new HashMap<>();
  private final Map<IsoWeek, List<SpikeView>> weeks;

  /// @param weeks the alerts that were open in a week, as they stood at its end
  public OnlineSpikes(Map<IsoWeek, List<SpikeView>> weeks) {
    this.weeks = Map.copyOf(weeks);
    weeks.forEach(
        (week, views) -> {
          Map<Theme, SpikeView> themes = new HashMap<>();
          views.stream()
              .sorted(TOLD_FIRST)
              .forEach(view -> themes.putIfAbsent(theme(view.series()), view));
          told.put(week, themes);
        });
  }

  /// The alert of a theme that is told for a week: that of the theme, else of a segment of it.
  public Optional<SpikeView> of(String area, String theme, IsoWeek week) {
    return Optional.ofNullable(told.getOrDefault(week, Map.of()).get(new Theme(area, theme)));
  }

  /// Every alert that was open in a week.
  public List<SpikeView> in(IsoWeek week) {
    return weeks.getOrDefault(week, List.of());
  }

  private static Theme theme(Series series) {
    return new Theme(series.area(), series.theme());
  }
}
