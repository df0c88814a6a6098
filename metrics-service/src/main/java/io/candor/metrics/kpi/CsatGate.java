package io.candor.metrics.kpi;

import io.candor.metrics.cell.CsatCounts;
import io.candor.metrics.settings.CsatSettings;
import io.candor.metrics.settings.EvidenceSettings;
import io.candor.metrics.settings.Settings;
import io.candor.metrics.statistics.Fraction;
import io.candor.metrics.statistics.RateDelta;
import java.util.Optional;

/// A satisfaction judged against its baseline.
///
/// @param week answers of the judged cohort week alone, shown beside the judgement
/// @param rolling answers of the pooled weeks, on which it is judged
/// @param rollingWeeks how many weeks were pooled, 1 to the setting
/// @param baseline answers of the baseline
/// @param weekDelta the single week against baseline, shown beside the judgement; empty likewise
/// @param delta pooled against baseline; empty without pooled answers or when the baseline has
///     too few
/// @param enough both sides have the fewest answers
/// @param status OK when mature and enough
/// @param crossing the line crossed; NONE unless the status is OK
/// @param below known well enough, mature, and the delta is below zero (handoff: below its target)
/// @param confirmed one-sided confidence that the true delta is below zero; says nothing unless
///     the status is OK
/// @param rollbackConfirmed the same at the confidence of an automatic rollback
public record CsatGate(
    CsatCounts week,
    CsatCounts rolling,
    int rollingWeeks,
    CsatCounts baseline,
    Optional<RateDelta> weekDelta,
    Optional<RateDelta> delta,
    boolean enough,
    Status status,
    Crossing crossing,
    boolean below,
    boolean confirmed,
    boolean rollbackConfirmed) {

  /// Answers that a gate is judged on.
  ///
  /// @param week answers of the judged week
  /// @param rolling answers of the pooled weeks
  /// @param rollingWeeks how many were pooled
  /// @param baseline answers of the baseline
  public record Answers(
      CsatCounts week, CsatCounts rolling, int rollingWeeks, CsatCounts baseline) {}

  /// Judges resolution and delayed satisfaction, which have a review and a rollback line.
  public static CsatGate judge(Answers answers, boolean mature, Settings settings) {
    return judge(answers, mature, settings.evidence(), Fraction.ZERO, Optional.of(settings.csat()));
  }

  /// Judges handoff satisfaction, which has a target and no lines of its own.
  public static CsatGate judgeHandoff(Answers answers, boolean mature, Settings settings) {
    Fraction target = Fraction.ofPercent(settings.csat().handoffMin());
    return judge(answers, mature, settings.evidence(), target, Optional.empty());
  }

  private static CsatGate judge(
      Answers answers,
      boolean mature,
      EvidenceSettings evidence,
      Fraction target,
      Optional<CsatSettings> lines) {
    boolean enough =
        answers.rolling().answers() >= evidence.minAnswers()
            && answers.baseline().answers() >= evidence.minAnswers();
    Status status = Status.of(mature, enough);
    Optional<RateDelta> delta = delta(answers.rolling(), answers.baseline(), evidence);
    Optional<RateDelta> judged = delta.filter(d -> status == Status.OK);
    boolean confirmed = Evidence.belowZero(judged, evidence.confirmedConfidence());
    return new CsatGate(
        answers.week(),
        answers.rolling(),
        answers.rollingWeeks(),
        answers.baseline(),
        delta(answers.week(), answers.baseline(), evidence),
        delta,
        enough,
        status,
        judged
            .flatMap(d -> lines.map(csat -> Crossing.of(d.exact(), confirmed, csat)))
            .orElse(Crossing.NONE),
        judged.filter(d -> d.exact().isBelow(target)).isPresent(),
        confirmed,
        Evidence.belowZero(judged, evidence.rollbackConfidence()));
  }

  private static Optional<RateDelta> delta(
      CsatCounts judged, CsatCounts baseline, EvidenceSettings evidence) {
    return judged.answers() == 0 || baseline.answers() < evidence.minAnswers()
        ? Optional.empty()
        : Optional.of(new RateDelta(Satisfaction.of(judged), Satisfaction.of(baseline)));
  }
}
