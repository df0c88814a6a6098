package io.candor.metrics.finding;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import io.candor.metrics.kpi.HandleTime;
import io.candor.metrics.settings.EvidenceSettings;
import io.candor.metrics.statistics.Fraction;
import io.candor.metrics.statistics.Sample;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// `bot_handle_time_trend`: the bot's mean has risen two weeks running, compared exactly. Confirmed
/// when the third week exceeds the first, and exceeds the baseline too where there is one: as for
/// every line, what only comes back from a week that was quick by chance has harmed nobody.
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
    EvidenceSettings evidence = history.settings().evidence();
    return outcome(
        first.get(),
        second.get(),
        third.get(),
        bot(history, line, week)
            .baseline()
            .filter(b -> HandleTime.enough(Optional.of(b), evidence)),
        evidence);
  }

  private static Judgement.Outcome outcome(
      Sample first,
      Sample second,
      Sample third,
      Optional<Sample> baseline,
      EvidenceSettings evidence) {
    boolean rising = second.exceeds(first, Fraction.ONE) && third.exceeds(second, Fraction.ONE);
    if (!rising) {
      return Judgement.INSIDE;
    }
    double confidence = evidence.confirmedConfidence();
    return Judgement.Tripped.of(
        HandleTimeRule.longer(third, first, confidence)
            && baseline.filter(b -> !HandleTimeRule.longer(third, b, confidence)).isEmpty(),
        Figures.builder()
            .put("firstMeanSeconds", first.mean())
            .put("secondMeanSeconds", second.mean())
            .put("thirdMeanSeconds", third.mean())
            .count("firstCount", first.count())
            .count("secondCount", second.count())
            .count("thirdCount", third.count())
            .put(
                "baselineMeanSeconds",
                baseline.map(b -> OptionalDouble.of(b.mean())).orElse(OptionalDouble.empty()))
            .build());
  }

  /// A whole live week with enough measurements.
  private static Optional<Sample> sample(History history, Line line, IsoWeek week) {
    if (week.isBefore(history.firstFullWeek()) || !history.panel().maturity().week(week)) {
      return Optional.empty();
    }
    return bot(history, line, week)
        .sample()
        .filter(s -> HandleTime.enough(Optional.of(s), history.settings().evidence()));
  }

  private static HandleTime bot(History history, Line line, IsoWeek week) {
    return history.row(line, week).handleTimes().bot();
  }
}
