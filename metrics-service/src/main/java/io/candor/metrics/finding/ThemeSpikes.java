package io.candor.metrics.finding;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.kpi.Maturity;
import io.candor.metrics.settings.VolumeSettings;
import io.candor.metrics.statistics.CountComparison;
import io.candor.metrics.volume.Series;
import io.candor.metrics.volume.Spike;
import io.candor.metrics.volume.WeeklySpikes;
import io.candor.metrics.volume.WeeklyVolumes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `theme_spike`: the low verbatims about a theme in an area have risen against last week or
/// against four weeks earlier. Always confirmed: the test has controlled its false discoveries. A
/// running week is not judged, since looking at it again and again would find too much.
public final class ThemeSpikes {

  // Two-sided confidence of the interval of the ratio that is told.
  private static final double CONFIDENCE = 0.95;

  private ThemeSpikes() {}

  /// Judges every theme and area for the given weeks, in order.
  ///
  /// @param volumes counters that hold these weeks and their references
  /// @param maturity the moment and the settings
  public static List<Judgement> judge(
      WeeklyVolumes volumes, List<IsoWeek> weeks, Maturity maturity) {
    VolumeSettings settings = maturity.settings().volume();
    List<Judgement> judgements = new ArrayList<>();
    for (IsoWeek week : weeks) {
      boolean judged = maturity.week(week) && volumes.exposure(week) > 0;
      Map<Series, Spike> spikes = new HashMap<>();
      if (judged) {
        WeeklySpikes.find(volumes, week, settings)
            .forEach(spike -> spikes.put(spike.series(), spike));
      }
      for (Series series : volumes.series()) {
        if (series.segment().isPresent()) {
          continue;
        }
        Judgement.Outcome quiet = judged ? Judgement.INSIDE : Judgement.NOT_JUDGED;
        Spike spike = spikes.get(series);
        judgements.add(
            new Judgement(
                new FindingKey(
                    FindingKind.THEME_SPIKE, Scope.ofTheme(series.area(), series.theme()), ""),
                week,
                spike == null ? quiet : tripped(volumes, spike, settings)));
      }
    }
    return judgements;
  }

  private static Judgement.Outcome tripped(
      WeeklyVolumes volumes, Spike spike, VolumeSettings settings) {
    IsoWeek week = spike.week();
    Figures.Builder figures =
        Figures.builder()
            .count("seen", volumes.low(spike.series(), week))
            .count("lastWeek", volumes.low(spike.series(), week.plusWeeks(-1)))
            .count(
                "fourWeeksEarlier",
                volumes.low(spike.series(), week.plusWeeks(-settings.earlierWeeks())));
    for (Spike.Risen risen : spike.risen()) {
      String prefix =
          switch (risen.reference()) {
            case LAST_WEEK -> "lastWeek";
            case FOUR_WEEKS_EARLIER -> "fourWeeksEarlier";
          };
      CountComparison comparison = risen.comparison();
      figures
          .put(prefix + "Expected", comparison.expected())
          .put(prefix + "Ratio", comparison.ratio())
          .put(prefix + "RatioLower", comparison.ratioInterval(CONFIDENCE).lower())
          .put(prefix + "P", comparison.upperTail())
          .put(prefix + "AdjustedP", risen.adjusted());
    }
    return Judgement.Tripped.of(true, figures.build());
  }
}
