package io.candor.metrics.finding;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.kpi.Maturity;
import io.candor.metrics.volume.Series;
import io.candor.metrics.volume.WeeklyVolumes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// `theme_emerging`: something that no theme of the taxonomy explains is written about. Spoken of
/// from the week in which its verbatims, counted from the first one on, reach the smallest number
/// of the settings; it lasts until a whole week has none. Always confirmed: that it is said is a
/// fact. A theme that a person has accepted or rejected is no longer emerging, and its finding
/// goes.
public final class EmergingThemes {

  private EmergingThemes() {}

  /// Judges emerging themes for the given weeks, in order.
  ///
  /// @param volumes counters of every week since the first verbatim
  /// @param themes the emerging themes, each over all segments
  /// @param weeks from the first with verbatims on; the running one may be among them
  /// @param maturity the moment and the settings
  public static List<Judgement> judge(
      WeeklyVolumes volumes, Collection<Series> themes, List<IsoWeek> weeks, Maturity maturity) {
    int fewest = maturity.settings().volume().emergingMinSeen();
    List<Judgement> judgements = new ArrayList<>();
    for (Series theme : themes) {
      FindingKey key =
          new FindingKey(
              FindingKind.THEME_EMERGING, Scope.ofTheme(theme.area(), theme.theme()), "");
      long total = 0;
      for (IsoWeek week : weeks) {
        long mentions = volumes.mentions(theme, week);
        total += mentions;
        judgements.add(
            new Judgement(key, week, outcome(volumes, theme, week, total, fewest, maturity)));
      }
    }
    return judgements;
  }

  private static Judgement.Outcome outcome(
      WeeklyVolumes volumes,
      Series theme,
      IsoWeek week,
      long total,
      int fewest,
      Maturity maturity) {
    long mentions = volumes.mentions(theme, week);
    if (total >= fewest && mentions > 0) {
      Figures.Builder figures =
          Figures.builder()
              .count("seen", volumes.low(theme, week))
              .count("lastWeek", volumes.low(theme, week.plusWeeks(-1)))
              .count(
                  "fourWeeksEarlier",
                  volumes.low(theme, week.plusWeeks(-maturity.settings().volume().earlierWeeks())))
              .count("mentions", mentions)
              .count("mentionsSinceFirst", total);
      volumes
          .comparison(theme, week, 1)
          .ifPresent(last -> ThemeSpikes.put(figures, "lastWeek", last));
      return Judgement.Tripped.of(true, figures.build());
    }
    return maturity.week(week) ? Judgement.INSIDE : Judgement.NOT_JUDGED;
  }
}
