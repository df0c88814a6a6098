package io.candor.metrics.finding;

import io.candor.metrics.kpi.HandleTime;
import io.candor.metrics.kpi.Status;
import io.candor.metrics.panel.PanelRow.HandleTimeFigures;
import io.candor.metrics.settings.EvidenceSettings;
import io.candor.metrics.statistics.Fraction;
import io.candor.metrics.statistics.Sample;
import io.candor.metrics.statistics.Welch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// `escalated_handle_time`: people need more than so many times the baseline for what the bot hands
/// over. Figures from turns and from a ticketing system are judged apart.
final class HandleTimeRule implements Rule {

  static final String TURNS = "turns";
  static final String TICKETING = "ticketing";

  @Override
  public List<Judgement> judge(History history) {
    List<Judgement> judgements = new ArrayList<>();
    judgements.addAll(judge(history, TURNS, HandleTimeFigures::escalatedFromTurns));
    judgements.addAll(judge(history, TICKETING, HandleTimeFigures::escalatedTicketing));
    return judgements;
  }

  private static List<Judgement> judge(
      History history, String source, Function<HandleTimeFigures, HandleTime> series) {
    BigDecimal factor = history.settings().targets().escalatedHandleTimeFactor();
    return EachWeek.judge(
        history,
        history.archetypes(),
        FindingKind.ESCALATED_HANDLE_TIME,
        source,
        (line, week) ->
            outcome(
                series.apply(history.row(line, week).handleTimes()),
                factor,
                history.settings().evidence()));
  }

  private static Judgement.Outcome outcome(
      HandleTime time, BigDecimal factor, EvidenceSettings evidence) {
    if (time.status() != Status.OK) {
      return Judgement.NOT_JUDGED;
    }
    if (!time.exceeds(Fraction.of(factor))) {
      return Judgement.INSIDE;
    }
    Sample sample = time.sample().orElseThrow();
    Sample baseline = time.baseline().orElseThrow();
    return Judgement.Tripped.of(
        longer(sample, baseline, evidence.confirmedConfidence()),
        Figures.builder()
            .put("meanSeconds", sample.mean())
            .count("count", sample.count())
            .put("baselineMeanSeconds", baseline.mean())
            .count("baselineCount", baseline.count())
            .put("ratio", time.ratio())
            .build());
  }

  static boolean longer(Sample sample, Sample reference, double confidence) {
    return confidence == 0
        || Welch.lowerBound(sample, reference, confidence).filter(bound -> bound > 0).isPresent();
  }
}
