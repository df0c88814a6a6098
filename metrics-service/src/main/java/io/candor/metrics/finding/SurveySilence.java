package io.candor.metrics.finding;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.kpi.Maturity;
import io.candor.metrics.settings.Settings;
import io.candor.metrics.statistics.Fraction;
import io.candor.metrics.statistics.Proportion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Predicate;

/// `survey_silence`: the response rate of a kind of survey is below so much of its mean over the
/// weeks before. It says that the figures are going blind, so it speaks of the workspace, not of a
/// deployment. Always confirmed: that no answers come is a fact.
public final class SurveySilence {

  private SurveySilence() {}

  /// Judges every week, for both kinds of survey.
  ///
  /// @param weeks the workspace's weeks; those missing had no conversation
  /// @param maturity the moment and the settings
  public static List<Judgement> judge(SortedMap<IsoWeek, ResponseWeek> weeks, Maturity maturity) {
    List<Judgement> judgements = new ArrayList<>();
    judgements.addAll(
        judge(weeks, "RESOLUTION", ResponseWeek::resolution, maturity::week, maturity.settings()));
    judgements.addAll(
        judge(weeks, "DELAYED", ResponseWeek::delayed, maturity::delayed, maturity.settings()));
    return judgements;
  }

  private static List<Judgement> judge(
      SortedMap<IsoWeek, ResponseWeek> weeks,
      String kind,
      Function<ResponseWeek, Proportion> rate,
      Predicate<IsoWeek> mature,
      Settings settings) {
    FindingKey key = new FindingKey(FindingKind.SURVEY_SILENCE, Scope.WORKSPACE, kind);
    List<Judgement> judgements = new ArrayList<>();
    for (IsoWeek week : weeks.keySet()) {
      Function<IsoWeek, Proportion> rates =
          of -> rate.apply(weeks.getOrDefault(of, ResponseWeek.ZERO));
      Judgement.Outcome outcome =
          mature.test(week) ? outcome(rates, week, settings) : Judgement.NOT_JUDGED;
      judgements.add(new Judgement(key, week, outcome));
    }
    return judgements;
  }

  private static Judgement.Outcome outcome(
      Function<IsoWeek, Proportion> rates, IsoWeek week, Settings settings) {
    int before = settings.targets().silenceWeeks();
    int fewest = settings.evidence().minDenominator();
    Proportion judged = rates.apply(week);
    Fraction sum = Fraction.ZERO;
    for (int back = 1; back <= before; back++) {
      Proportion rate = rates.apply(week.plusWeeks(-back));
      if (rate.whole() < fewest) {
        return Judgement.NOT_JUDGED;
      }
      sum = sum.plus(rate.exact());
    }
    if (judged.whole() < fewest) {
      return Judgement.NOT_JUDGED;
    }
    Fraction usual = sum.dividedBy(before);
    BigDecimal factor = settings.targets().silenceFactor();
    return judged.exact().isBelow(usual.times(Fraction.of(factor)))
        ? Judgement.Tripped.of(
            true,
            Figures.builder()
                .put("week", judged)
                .put("trailingMeanRate", usual.doubleValue())
                .build())
        : Judgement.INSIDE;
  }
}
