package io.candor.metrics.finding;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.kpi.Maturity;
import io.candor.metrics.settings.Settings;
import io.candor.metrics.volume.Series;
import io.candor.metrics.volume.WeeklyVolumes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// `theme_emerging`: something that no theme of the taxonomy explains is written about. Spoken of
/// from the week in which its verbatims of the pooled weeks reach the smallest number of the
/// settings, and never before it was found: counted back, it may have older ones. It lasts until as
/// many weeks have none, so that what people write now and then is
/// raised once and not with every mention. Always confirmed: that it is said is a fact. A theme
/// that
/// a person has accepted or rejected is no longer emerging, and its finding goes.
public final class EmergingThemes {

  private EmergingThemes() {}

  /// A theme that emerges, over all segments.
  ///
  /// @param found the week of the texts that it was found by; empty when not known
  public record Emerging(Series theme, Optional<IsoWeek> found) {}

  /// Judges emerging themes for the given weeks, in order.
  ///
  /// @param volumes counters of every week since the first verbatim
  /// @param themes those that emerge
  /// @param weeks from the first with verbatims on; the running one may be among them
  /// @param maturity the moment and the settings
  public static List<Judgement> judge(
      WeeklyVolumes volumes, Collection<Emerging> themes, List<IsoWeek> weeks, Maturity maturity) {
    List<Judgement> judgements = new ArrayList<>();
    for (Emerging emerging : themes) {
      Series theme = emerging.theme();
      FindingKey key =
          new FindingKey(
              FindingKind.THEME_EMERGING, Scope.ofTheme(theme.area(), theme.theme()), "");
      boolean open = false;
      long total = 0;
      for (IsoWeek week : weeks) {
        long mentions = volumes.mentions(theme, week);
        total += mentions;
        long pooled = pooled(volumes, theme, week, maturity.settings());
        boolean found = emerging.found().filter(week::isBefore).isEmpty();
        boolean enough = pooled >= maturity.settings().volume().emergingMinSeen();
        open = pooled > 0 && (open || (found && enough));
        Judgement.Outcome outcome =
            open && mentions > 0
                ? Judgement.Tripped.of(true, figures(volumes, theme, week, total, maturity))
                : open || !maturity.week(week) ? Judgement.NOT_JUDGED : Judgement.INSIDE;
        judgements.add(new Judgement(key, week, outcome));
      }
    }
    return judgements;
  }

  private static long pooled(WeeklyVolumes volumes, Series theme, IsoWeek week, Settings settings) {
    long pooled = 0;
    for (int back = 0; back < settings.windows().rollingWeeks(); back++) {
      pooled += volumes.mentions(theme, week.plusWeeks(-back));
    }
    return pooled;
  }

  private static Figures figures(
      WeeklyVolumes volumes, Series theme, IsoWeek week, long total, Maturity maturity) {
    Figures.Builder figures =
        Figures.builder()
            .count("seen", volumes.low(theme, week))
            .count("lastWeek", volumes.low(theme, week.plusWeeks(-1)))
            .count(
                "fourWeeksEarlier",
                volumes.low(theme, week.plusWeeks(-maturity.settings().volume().earlierWeeks())))
            .count("mentions", volumes.mentions(theme, week))
            .count("mentionsSinceFirst", total);
    volumes
        .comparison(theme, week, 1)
        .ifPresent(last -> ThemeSpikes.put(figures, "lastWeek", last));
    return figures.build();
  }
}
