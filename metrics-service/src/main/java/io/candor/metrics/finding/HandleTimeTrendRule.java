package io.candor.metrics.finding;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import io.candor.metrics.kpi.HandleTime;
import io.candor.metrics.settings.EvidenceSettings;
import io.candor.metrics.statistics.Fraction;
import io.candor.metrics.statistics.Sample;
import java.util.List;
import java.util.Optional;

/// `bot_handle_time_trend`: the bot's mean has risen two weeks running, compared exactly. Confirmed
/// when the third week exceeds the first.
final class HandleTimeTrendRule implements Rule {

  @Override
  public List<Judgement> judge(History history) {
    return EachWeek.judge(
        history,
        history.archetypes(),
        FindingKind.BOT_HANDLE_TIME_TREND,
        "",
        (line, week) -> outcome(history, line, week));
  }

  private static Judgement.Outcome outcome(History history, Line line, IsoWeek week) {
    Optional<Sample> first = sample(history, line, week.plusWeeks(-2));
    Optional<Sample> second = sample(history, line, week.plusWeeks(-1));
    Optional<Sample> third = sample(history, line, week);
    if (first.isEmpty() || second.isEmpty() || third.isEmpty()) {
      return Judgement.NOT_JUDGED;
    }
    return outcome(first.get(), second.get(), third.get(), history.settings().evidence());
  }

  private static Judgement.Outcome outcome(
      Sample first, Sample second, Sample third, EvidenceSettings evidence) {
    boolean rising = second.exceeds(first, Fraction.ONE) && third.exceeds(second, Fraction.ONE);
    if (!rising) {
      return Judgement.INSIDE;
    }
    return Judgement.Tripped.of(
        HandleTimeRule.longer(third, first, evidence.confirmedConfidence()),
        Figures.builder()
            .put("firstMeanSeconds", first.mean())
            .put("secondMeanSeconds", second.mean())
            .put("thirdMeanSeconds", third.mean())
            .count("firstCount", first.count())
            .count("secondCount", second.count())
            .count("thirdCount", third.count())
            .build());
  }

  /// A whole live week with enough measurements.
  private static Optional<Sample> sample(History history, Line line, IsoWeek week) {
    if (week.isBefore(history.firstFullWeek()) || !history.panel().maturity().week(week)) {
      return Optional.empty();
    }
    return history
        .row(line, week)
        .handleTimes()
        .bot()
        .sample()
        .filter(s -> HandleTime.enough(Optional.of(s), history.settings().evidence()));
  }
}
