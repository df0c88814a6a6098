package io.candor.metrics.finding;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.kpi.Maturity;
import io.candor.metrics.producer.ProducerSilence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `survey_silence` of a producer: no event has come for several times its usual interval. A week
/// trips as soon as a silence lasts in it, and the first whole week without one clears. Always
/// confirmed: that nothing comes is a fact.
public final class ProducerSilences {

  /// What the detail of such a finding begins with; the producer follows.
  public static final String PREFIX = "producer:";

  private ProducerSilences() {}

  /// Judges every week since a producer's first silence.
  ///
  /// @param silences of all producers, in any order
  /// @param maturity the moment and the settings
  public static List<Judgement> judge(List<ProducerSilence> silences, Maturity maturity) {
    Map<String, List<ProducerSilence>> byProducer =
        silences.stream()
            .filter(silence -> !silence.startTime().isAfter(maturity.asOf()))
            .collect(
                Collectors.groupingBy(
                    ProducerSilence::producer, TreeMap::new, Collectors.toList()));
    List<Judgement> judgements = new ArrayList<>();
    byProducer.forEach(
        (producer, own) ->
            judgements.addAll(
                judge(
                    new FindingKey(FindingKind.SURVEY_SILENCE, Scope.WORKSPACE, PREFIX + producer),
                    own,
                    maturity)));
    return judgements;
  }

  private static List<Judgement> judge(
      FindingKey key, List<ProducerSilence> silences, Maturity maturity) {
    ZoneId zone = maturity.settings().windows().timeZone();
    Map<IsoWeek, Judgement.Outcome> tripped = new TreeMap<>();
    for (ProducerSilence silence : silences) {
      Instant end =
          silence.endTime().filter(time -> time.isBefore(maturity.asOf())).orElse(maturity.asOf());
      IsoWeek last = IsoWeek.of(end, zone);
      for (IsoWeek week = IsoWeek.of(silence.startTime(), zone);
          !week.isAfter(last);
          week = week.plusWeeks(1)) {
        tripped.put(week, outcome(silence));
      }
    }
    List<Judgement> judgements = new ArrayList<>();
    IsoWeek running = IsoWeek.of(maturity.asOf(), zone);
    IsoWeek first = tripped.keySet().iterator().next();
    for (IsoWeek week = first; !week.isAfter(running); week = week.plusWeeks(1)) {
      Judgement.Outcome otherwise = maturity.week(week) ? Judgement.INSIDE : Judgement.NOT_JUDGED;
      judgements.add(new Judgement(key, week, tripped.getOrDefault(week, otherwise)));
    }
    return judgements;
  }

  private static Judgement.Outcome outcome(ProducerSilence silence) {
    return Judgement.Tripped.of(
        true,
        Figures.builder()
            .count("usualIntervalSeconds", silence.usualInterval().toSeconds())
            .count(
                "silentAfterSeconds",
                Duration.between(silence.lastEventTime(), silence.startTime()).toSeconds())
            .build());
  }
}
