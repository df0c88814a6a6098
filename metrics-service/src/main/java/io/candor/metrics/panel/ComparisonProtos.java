package io.candor.metrics.panel;

import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.edge.FigureProtos;
import io.candor.metrics.kpi.AttemptRate;
import io.candor.metrics.kpi.Containment;
import io.candor.metrics.kpi.ContextLoss;
import io.candor.metrics.kpi.CsatDelayed;
import io.candor.metrics.kpi.CsatModel;
import io.candor.metrics.kpi.CsatResolution;
import io.candor.metrics.kpi.Deflection;
import io.candor.metrics.kpi.HandleTime;
import io.candor.metrics.kpi.HandoffCsat;
import io.candor.metrics.kpi.RepeatContact;
import io.candor.metrics.kpi.RepeatState;
import io.candor.metrics.kpi.Satisfaction;
import io.candor.metrics.statistics.Proportion;
import io.candor.metrics.v1.ComparisonRow;
import io.candor.metrics.v1.DeflectionChange;
import io.candor.metrics.v1.MeanDelta;
import io.candor.metrics.v1.RateDelta;
import java.util.Optional;
import java.util.function.Function;

/// Maps comparisons to the contract.
final class ComparisonProtos {
  private ComparisonProtos() {}

  static ComparisonRow toProto(Comparisons.Pair pair, Baseline baseline) {
    ComparisonRow.Builder row =
        ComparisonRow.newBuilder()
            .setBefore(PanelProtos.toProto(pair.before(), baseline))
            .setAfter(PanelProtos.toProto(pair.after(), baseline))
            .setDeflection(deflection(pair));
    change(pair, AttemptRate::of).ifPresent(row::setAttemptRate);
    change(pair, Containment::of).ifPresent(row::setContainment);
    change(pair, ContextLoss::of).ifPresent(row::setContextLoss);
    change(pair, RepeatState::of).ifPresent(row::setRepeatState);
    change(pair, counts -> RepeatContact.of(counts, RepeatContact.Window.SEVEN_DAYS))
        .ifPresent(row::setRepeatContact7D);
    change(pair, counts -> RepeatContact.of(counts, RepeatContact.Window.THIRTY_DAYS))
        .ifPresent(row::setRepeatContact30D);
    FigureProtos.change(
            CsatModel.scores(pair.after().counts()), CsatModel.scores(pair.before().counts()))
        .ifPresent(row::setCsatModel);
    time(pair, HandleTime.Series.BOT).ifPresent(row::setBotHandleTime);
    time(pair, HandleTime.Series.ESCALATED_FROM_TURNS).ifPresent(row::setEscalatedHandleTime);
    time(pair, HandleTime.Series.ESCALATED_TICKETING)
        .ifPresent(row::setEscalatedHandleTimeTicketing);
    return row.build();
  }

  private static DeflectionChange deflection(Comparisons.Pair pair) {
    DeflectionChange.Builder change = DeflectionChange.newBuilder();
    change(pair, Deflection::of).ifPresent(change::setRate);
    change(pair, counts -> Satisfaction.of(CsatResolution.of(counts)))
        .ifPresent(change::setCsatResolution);
    change(pair, counts -> Satisfaction.of(CsatDelayed.of(counts)))
        .ifPresent(change::setCsatDelayed);
    change(pair, counts -> Satisfaction.of(HandoffCsat.of(counts)))
        .ifPresent(change::setHandoffCsat);
    return change.build();
  }

  private static Optional<RateDelta> change(
      Comparisons.Pair pair, Function<CellCounts, Proportion> kpi) {
    return FigureProtos.change(kpi.apply(pair.after().counts()), kpi.apply(pair.before().counts()));
  }

  private static Optional<MeanDelta> time(Comparisons.Pair pair, HandleTime.Series series) {
    return FigureProtos.change(
        HandleTime.of(pair.after().counts(), series),
        HandleTime.of(pair.before().counts(), series));
  }
}
