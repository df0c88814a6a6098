package io.candor.metrics.settings;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Weeks and days that figures are taken over.
///
/// @param timeZone zone in which weeks begin
/// @param baselineDays days before go-live from which the baseline is taken
/// @param rollingWeeks cohort weeks pooled for a judgement, the judged one included
/// @param trailingWeeks full live weeks before the judged one that attempt and containment are
///     compared with
/// @param botBaselineWeeks first live weeks that are the baseline of the bot's handle time
/// @param aloneArchetypes how many archetypes have a row of their own; the others share the
///     long tail
/// @param newArchetypePercent from this share of the pooled weeks on an archetype is shown as new
/// @param factRetentionMonths facts of earlier months are deleted, their counters kept; 0 keeps all
public record WindowSettings(
    ZoneId timeZone,
    int baselineDays,
    int rollingWeeks,
    int trailingWeeks,
    int botBaselineWeeks,
    int aloneArchetypes,
    BigDecimal newArchetypePercent,
    int factRetentionMonths) {

  public static final WindowSettings DEFAULT =
      new WindowSettings(ZoneOffset.UTC, 56, 4, 4, 4, 8, BigDecimal.valueOf(5), 0);

  // A year and the month that runs: quarters and the same week of last year stay explained.
  private static final int LEAST_RETENTION_MONTHS = 13;

  public WindowSettings {
    Positive.check("baseline_days", baselineDays);
    Positive.check("rolling_weeks", rollingWeeks);
    Positive.check("trailing_weeks", trailingWeeks);
    Positive.check("bot_baseline_weeks", botBaselineWeeks);
    Positive.check("alone_archetypes", aloneArchetypes);
    if (factRetentionMonths != 0 && factRetentionMonths < LEAST_RETENTION_MONTHS) {
      throw new IllegalArgumentException(
          "fact_retention_months: "
              + factRetentionMonths
              + " (expected: 0, or "
              + LEAST_RETENTION_MONTHS
              + " or more)");
    }
  }

  /// The same windows with a baseline of so many days.
  public WindowSettings withBaselineDays(int days) {
    return new WindowSettings(
        timeZone,
        days,
        rollingWeeks,
        trailingWeeks,
        botBaselineWeeks,
        aloneArchetypes,
        newArchetypePercent,
        factRetentionMonths);
  }

  /// The same windows in another zone.
  public WindowSettings in(ZoneId zone) {
    return new WindowSettings(
        zone,
        baselineDays,
        rollingWeeks,
        trailingWeeks,
        botBaselineWeeks,
        aloneArchetypes,
        newArchetypePercent,
        factRetentionMonths);
  }
}
