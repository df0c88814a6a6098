package io.candor.metrics.finding;

import io.candor.metrics.kpi.RepeatContact;
import io.candor.metrics.kpi.Status;
import io.candor.metrics.panel.PanelRow.RepeatContactFigures;
import io.candor.metrics.settings.Settings;
import io.candor.metrics.statistics.Fraction;
import io.candor.metrics.statistics.RateDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// `repeat_contact`: customers come back about the same more than so many times as often as before
/// go-live. Confirmed against the baseline itself.
final class RepeatContactRule implements Rule {

  static final String SEVEN_DAYS = "7d";
  static final String THIRTY_DAYS = "30d";

  @Override
  public List<Judgement> judge(History history) {
    List<Judgement> judgements = new ArrayList<>();
    judgements.addAll(judge(history, SEVEN_DAYS, RepeatContactFigures::sevenDays));
    judgements.addAll(judge(history, THIRTY_DAYS, RepeatContactFigures::thirtyDays));
    return judgements;
  }

  private static List<Judgement> judge(
      History history, String window, Function<RepeatContactFigures, RepeatContact> figure) {
    return EachWeek.judge(
        history,
        history.archetypes(),
        FindingKind.REPEAT_CONTACT,
        window,
        (line, week) ->
            outcome(figure.apply(history.row(line, week).repeatContacts()), history.settings()));
  }

  private static Judgement.Outcome outcome(RepeatContact repeats, Settings settings) {
    if (repeats.status() != Status.OK) {
      return Judgement.NOT_JUDGED;
    }
    if (!repeats.exceeds(Fraction.of(settings.targets().repeatContactFactor()))) {
      return Judgement.INSIDE;
    }
    RateDelta delta = new RateDelta(repeats.rate().proportion(), repeats.baseline());
    double confidence = settings.evidence().confirmedConfidence();
    return Judgement.Tripped.of(
        confidence == 0 || delta.lowerBound(confidence) > 0,
        Figures.builder()
            .put("week", delta.judged())
            .put("baseline", delta.reference())
            .put("ratio", repeats.ratio())
            .build());
  }
}
