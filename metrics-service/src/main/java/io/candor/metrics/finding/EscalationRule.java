package io.candor.metrics.finding;

import io.candor.metrics.cell.Line;
import io.candor.metrics.kpi.Rate;
import io.candor.metrics.kpi.Status;
import io.candor.metrics.panel.PanelRow;
import io.candor.metrics.settings.EvidenceSettings;
import io.candor.metrics.statistics.Fraction;
import io.candor.metrics.statistics.Proportion;
import io.candor.metrics.statistics.Wilson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// `context_loss` and `repeat_state`: too many escalations in which the customer starts again.
/// Judged for each archetype and for all together, since the owner of the handoff owns all of them;
/// a target is missed at its value.
final class EscalationRule implements Rule {

  @Override
  public List<Judgement> judge(History history) {
    var targets = history.settings().targets();
    List<Judgement> judgements = new ArrayList<>();
    judgements.addAll(
        judge(
            history,
            FindingKind.CONTEXT_LOSS,
            PanelRow::contextLoss,
            targets.contextLossPercent()));
    judgements.addAll(
        judge(
            history,
            FindingKind.REPEAT_STATE,
            PanelRow::repeatState,
            targets.repeatStatePercent()));
    return judgements;
  }

  private static List<Judgement> judge(
      History history,
      FindingKind kind,
      Function<PanelRow, Rate> metric,
      BigDecimal targetPercent) {
    List<Line> lines = new ArrayList<>(history.archetypes());
    lines.add(Line.ALL);
    return EachWeek.judge(
        history,
        lines,
        kind,
        "",
        (line, week) ->
            outcome(
                metric.apply(history.row(line, week)),
                Fraction.ofPercent(targetPercent),
                history.settings().evidence()));
  }

  private static Judgement.Outcome outcome(Rate rate, Fraction target, EvidenceSettings evidence) {
    if (rate.status() != Status.OK) {
      return Judgement.NOT_JUDGED;
    }
    Proportion share = rate.proportion();
    if (share.exact().isBelow(target)) {
      return Judgement.INSIDE;
    }
    double confidence = evidence.confirmedConfidence();
    boolean confirmed =
        confidence == 0
            || Wilson.lowerBound(share, confidence).orElseThrow() > target.doubleValue();
    return Judgement.Tripped.of(
        confirmed,
        Figures.builder()
            .put("week", share)
            .put("week", rate.interval().orElseThrow())
            .put("target", target.doubleValue())
            .build());
  }
}
