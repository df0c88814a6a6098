package io.candor.metrics.finding;

import io.candor.metrics.kpi.CsatGate;
import io.candor.metrics.kpi.Status;
import java.util.List;

/// `handoff_csat`: those who were handed to a person are less satisfied than everybody was before
/// go-live.
final class HandoffRule implements Rule {

  @Override
  public List<Judgement> judge(History history) {
    return EachWeek.judge(
        history,
        history.archetypesAndTail(),
        FindingKind.HANDOFF_CSAT,
        "",
        (line, week) -> outcome(history, history.row(line, week).deflection().gates().handoff()));
  }

  private static Judgement.Outcome outcome(History history, CsatGate gate) {
    if (gate.status() != Status.OK) {
      return Judgement.NOT_JUDGED;
    }
    return gate.below()
        ? Judgement.Tripped.of(gate.confirmed(), CsatRule.figures(history, gate))
        : Judgement.INSIDE;
  }
}
