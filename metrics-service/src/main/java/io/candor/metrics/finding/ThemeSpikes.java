package io.candor.metrics.finding;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.kpi.Maturity;
import io.candor.metrics.settings.VolumeSettings;
import io.candor.metrics.spike.OnlineSpikes;
import io.candor.metrics.spike.SpikeView;
import io.candor.metrics.statistics.CountComparison;
import io.candor.metrics.statistics.Interval;
import io.candor.metrics.volume.Series;
import io.candor.metrics.volume.Spike;
import io.candor.metrics.volume.WeeklySpikes;
import io.candor.metrics.volume.WeeklyVolumes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `theme_spike`: the low verbatims about a theme in an area have risen, against last week or four
/// weeks earlier once the week is over, or by the hour as the online detector sees it. One finding
/// per theme, whichever saw it. Always confirmed: both control their false discoveries.
///
/// The weekly test leaves a running week alone, since looking at it again and again would find too
/// much. An online alert trips the week that raised it, running or not, and each later one in which
/// as much was seen as a weekly spike asks for; while it is open, no week clears the finding.
public final class ThemeSpikes {

  // Two-sided confidence of the interval of the ratio that is told.
  private static final double CONFIDENCE = 0.95;

  private ThemeSpikes() {}

  /// Judges every theme and area for the given weeks, in order.
  ///
  /// @param volumes counters that hold these weeks and their references
  /// @param online what the online detector has found
  /// @param maturity the moment and the settings
  public static List<Judgement> judge(
      WeeklyVolumes volumes, OnlineSpikes online, List<IsoWeek> weeks, Maturity maturity) {
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
        Optional<SpikeView> open = online.of(series.area(), series.theme(), week);
        // As long as the detector has not seen the end of a rise, a calm week does not clear it.
        boolean calm = judged && open.filter(SpikeView::open).isEmpty();
        Judgement.Outcome quiet = calm ? Judgement.INSIDE : Judgement.NOT_JUDGED;
        Optional<Spike> spike = Optional.ofNullable(spikes.get(series));
        Optional<SpikeView> alert = open.filter(view -> trips(view, settings));
        judgements.add(
            new Judgement(
                new FindingKey(
                    FindingKind.THEME_SPIKE, Scope.ofTheme(series.area(), series.theme()), ""),
                week,
                spike.isEmpty() && alert.isEmpty()
                    ? quiet
                    : tripped(volumes, series, week, spike, alert, settings)));
      }
    }
    return judgements;
  }

  private static boolean trips(SpikeView alert, VolumeSettings settings) {
    return alert.raisedThisWeek()
        || (alert.weekSeen() >= settings.minSeen()
            && alert.weekSeen() >= settings.minRatio().doubleValue() * alert.weekExpected());
  }

  private static Judgement.Outcome tripped(
      WeeklyVolumes volumes,
      Series series,
      IsoWeek week,
      Optional<Spike> spike,
      Optional<SpikeView> alert,
      VolumeSettings settings) {
    Figures.Builder figures =
        Figures.builder()
            .count("seen", volumes.low(series, week))
            .count("lastWeek", volumes.low(series, week.plusWeeks(-1)))
            .count(
                "fourWeeksEarlier", volumes.low(series, week.plusWeeks(-settings.earlierWeeks())));
    for (Spike.Risen risen : spike.map(Spike::risen).orElse(List.of())) {
      String prefix =
          switch (risen.reference()) {
            case LAST_WEEK -> "lastWeek";
            case FOUR_WEEKS_EARLIER -> "fourWeeksEarlier";
          };
      put(figures, prefix, risen.comparison());
      figures.put(prefix + "AdjustedP", risen.adjusted());
    }
    if (spike.isEmpty()) {
      // People compare weeks, whoever saw the rise: with the one that shows more of it.
      Optional<CountComparison> last = volumes.comparison(series, week, 1);
      Optional<CountComparison> earlier = volumes.comparison(series, week, settings.earlierWeeks());
      if (ratio(earlier) > ratio(last)) {
        earlier.ifPresent(comparison -> put(figures, "fourWeeksEarlier", comparison));
      } else {
        last.ifPresent(comparison -> put(figures, "lastWeek", comparison));
      }
    }
    alert.ifPresent(view -> figures.put("onlineRatioLower", view.ratioLower()));
    return Judgement.Tripped.of(true, figures.build());
  }

  private static double ratio(Optional<CountComparison> comparison) {
    return comparison.map(one -> one.ratio().orElse(Double.POSITIVE_INFINITY)).orElse(0.0);
  }

  static void put(Figures.Builder figures, String prefix, CountComparison comparison) {
    Interval ratio = comparison.ratioInterval(CONFIDENCE);
    figures
        .put(prefix + "Expected", comparison.expected())
        .put(prefix + "Ratio", comparison.ratio())
        .put(prefix + "RatioLower", ratio.lower())
        .put(prefix + "P", comparison.upperTail());
    if (Double.isFinite(ratio.upper())) {
      figures.put(prefix + "RatioUpper", ratio.upper());
    }
  }
}
