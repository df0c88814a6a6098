package io.candor.metrics.finding;

import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import io.candor.metrics.kpi.Crossing;
import io.candor.metrics.kpi.CsatGate;
import io.candor.metrics.kpi.Status;
import io.candor.metrics.panel.Gates;
import io.candor.metrics.statistics.RateDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/// `csat_review` and `csat_rollback`: resolution or delayed satisfaction of an archetype has
/// slipped. A week trips one of the two; a deep fall without evidence is a review.
final class CsatRule implements Rule {

  static final String RESOLUTION = "csat_resolution";
  static final String DELAYED = "csat_delayed";

  @Override
  public List<Judgement> judge(History history) {
    List<Judgement> judgements = new ArrayList<>();
    judgements.addAll(judge(history, RESOLUTION, Gates::resolution));
    judgements.addAll(judge(history, DELAYED, Gates::delayed));
    return judgements;
  }

  private static List<Judgement> judge(
      History history, String metric, Function<Gates, CsatGate> metricGate) {
    List<Judgement> judgements = new ArrayList<>();
    for (Line line : history.archetypesAndTail()) {
      Scope scope = history.scope(line);
      FindingKey review = new FindingKey(FindingKind.CSAT_REVIEW, scope, metric);
      FindingKey rollback = new FindingKey(FindingKind.CSAT_ROLLBACK, scope, metric);
      for (IsoWeek week : history.weeks()) {
        CsatGate gate = metricGate.apply(history.row(line, week).deflection().gates());
        boolean judged = gate.status() == Status.OK && !history.isEmpty(line, Cut.WHOLE, week);
        judgements.add(
            new Judgement(
                review,
                week,
                judged ? outcome(history, line, gate, Crossing.REVIEW) : Judgement.NOT_JUDGED));
        judgements.add(
            new Judgement(
                rollback,
                week,
                judged ? outcome(history, line, gate, Crossing.ROLLBACK) : Judgement.NOT_JUDGED));
      }
    }
    return judgements;
  }

  private static Judgement.Outcome outcome(
      History history, Line line, CsatGate gate, Crossing crossing) {
    if (gate.crossing() != crossing) {
      return Judgement.INSIDE;
    }
    // The long tail is a mixture: nobody could say which archetype to roll back.
    boolean automatic =
        crossing == Crossing.ROLLBACK && gate.rollbackConfirmed() && !line.equals(Line.LONG_TAIL);
    return new Judgement.Tripped(
        Strength.of(gate.confirmed()), Optional.empty(), automatic, figures(history, gate));
  }

  static Figures figures(History history, CsatGate gate) {
    RateDelta delta = gate.delta().orElseThrow();
    var evidence = history.settings().evidence();
    return Figures.builder()
        .put("deltaPoints", delta.points())
        .put("deltaPoints", delta.interval(evidence.intervalConfidence()))
        .put("upperOneSidedPoints", upper(delta, evidence.confirmedConfidence()))
        .put("upperRollbackPoints", upper(delta, evidence.rollbackConfidence()))
        .put("pooled", delta.judged())
        .put("baseline", delta.reference())
        .build();
  }

  private static OptionalDouble upper(RateDelta delta, double confidence) {
    return confidence == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(delta.upperBound(confidence));
  }
}
