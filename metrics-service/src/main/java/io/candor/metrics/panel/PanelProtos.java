package io.candor.metrics.panel;

import io.candor.kit.resource.ResourceName;
import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.CsatCounts;
import io.candor.metrics.cell.Line;
import io.candor.metrics.edge.FigureProtos;
import io.candor.metrics.fact.Deployment;
import io.candor.metrics.kpi.Crossing;
import io.candor.metrics.kpi.CsatGate;
import io.candor.metrics.kpi.CsatModel;
import io.candor.metrics.kpi.HandleTime;
import io.candor.metrics.kpi.Policy;
import io.candor.metrics.kpi.Rate;
import io.candor.metrics.kpi.RepeatContact;
import io.candor.metrics.kpi.Satisfaction;
import io.candor.metrics.settings.Band;
import io.candor.metrics.statistics.Proportion;
import io.candor.metrics.statistics.Sample;
import io.candor.metrics.v1.CsatFigure;
import io.candor.metrics.v1.MeanDelta;
import io.candor.metrics.v1.MeasuredDeployment;
import io.candor.metrics.v1.ModelCsat;
import io.candor.metrics.v1.PolicyFigure;
import io.candor.metrics.v1.ProtectedDeflection;
import io.candor.metrics.v1.RateFigure;
import java.math.BigDecimal;
import java.util.Optional;

/// Maps panels to the contract.
final class PanelProtos {
  private static final double SHOWN_CONFIDENCE = 0.95;

  private PanelProtos() {}

  static io.candor.metrics.v1.Panel toProto(ResourceName deployment, Panels.Shown shown) {
    io.candor.metrics.v1.Panel.Builder panel =
        io.candor.metrics.v1.Panel.newBuilder()
            .setDeployment(deployment.toString())
            .setWeek(shown.week().toString())
            .setLastMatureWeek(shown.lastMatureWeek().map(Object::toString).orElse(""))
            .setAsOf(FigureProtos.timestamp(shown.asOf()));
    if (!shown.baseline().baseline().cells().isEmpty()) {
      panel.setBaseline(deployment + "/baselines/" + shown.baseline().version());
    }
    shown.rows().forEach(row -> panel.addRows(toProto(row, shown.baseline().baseline())));
    return panel.build();
  }

  static MeasuredDeployment toProto(String workspace, Panels.Measured measured) {
    Deployment deployment = measured.deployment();
    MeasuredDeployment.Builder proto =
        MeasuredDeployment.newBuilder()
            .setName(
                new ResourceName(workspace, "deployments", deployment.deploymentId()).toString())
            .setDisplayName(deployment.displayName())
            .setGoLiveTime(FigureProtos.timestamp(deployment.goLiveTime()))
            .addAllDeflectionList(deployment.deflectionList())
            .setRollbackOwner(deployment.rollbackOwner())
            .setLastMatureWeek(measured.lastMatureWeek().map(Object::toString).orElse(""));
    measured
        .span()
        .ifPresent(
            span ->
                proto.setFirstWeek(span.first().toString()).setLastWeek(span.last().toString()));
    return proto.build();
  }

  static io.candor.metrics.v1.PanelRow toProto(PanelRow row, Baseline baseline) {
    CellCounts counts = row.counts();
    Line line = row.key().line();
    io.candor.metrics.v1.PanelRow.Builder proto =
        io.candor.metrics.v1.PanelRow.newBuilder()
            .setKind(kind(line))
            .setArchetype(line.isArchetype() ? line.name() : "")
            .setTier(row.tier().orElse(0))
            .setWeek(row.key().week().toString())
            .setConversationCount(counts.conversations())
            .setDeflection(deflection(row))
            .setAttemptRate(figure(row.attemptRate()))
            .setContainment(figure(row.containment()))
            .setContextLoss(figure(row.contextLoss()))
            .setContextLossFlaggedCount(counts.escalation().contextLostFlagged())
            .setRepeatState(figure(row.repeatState()))
            .setPolicy(policy(counts))
            .setBotHandleTime(handleTime(row.handleTimes().bot()))
            .setEscalatedHandleTime(handleTime(row.handleTimes().escalatedFromTurns()))
            .setEscalatedHandleTimeTicketing(handleTime(row.handleTimes().escalatedTicketing()))
            .setRepeatContact7D(repeat(row.repeatContacts().sevenDays()))
            .setRepeatContact30D(repeat(row.repeatContacts().thirtyDays()));
    FigureProtos.cut(row.key().cut()).ifPresent(proto::setCut);
    if (counts.model().scores().count() > 0) {
      proto.setCsatModel(model(row, baseline.counts(row.key().line(), row.key().cut())));
    }
    return proto.build();
  }

  private static ModelCsat model(PanelRow row, CellCounts before) {
    CellCounts counts = row.counts();
    CellCounts previous = row.previous();
    ModelCsat.Builder model =
        ModelCsat.newBuilder()
            .setScore(FigureProtos.mean(CsatModel.scores(counts), Optional.empty()))
            .setSatisfied(FigureProtos.rate(CsatModel.atLeastFour(counts)));
    CsatModel.scores(before).map(Sample::mean).ifPresent(model::setBaselineMean);
    FigureProtos.change(CsatModel.atLeastFour(counts), CsatModel.atLeastFour(previous))
        .ifPresent(model::setDrift);
    FigureProtos.change(CsatModel.scores(counts), CsatModel.scores(previous))
        .ifPresent(model::setScoreDrift);
    model.setDrifted(row.modelDrift() != CsatModel.Drift.NONE);
    model.setDriftConfirmed(row.modelDrift() == CsatModel.Drift.CONFIRMED);
    return model.build();
  }

  private static io.candor.metrics.v1.PanelRow.Kind kind(Line line) {
    if (line.isArchetype()) {
      return io.candor.metrics.v1.PanelRow.Kind.ARCHETYPE;
    }
    return line.equals(Line.LONG_TAIL)
        ? io.candor.metrics.v1.PanelRow.Kind.LONG_TAIL
        : io.candor.metrics.v1.PanelRow.Kind.ALL;
  }

  private static ProtectedDeflection deflection(PanelRow row) {
    GatedDeflection deflection = row.deflection();
    ProtectedDeflection.Builder proto =
        ProtectedDeflection.newBuilder()
            .setRate(figure(deflection.rate()))
            .setCsatResolution(csat(deflection.gates().resolution(), row.resolutionResponse()))
            .setCsatDelayed(csat(deflection.gates().delayed(), row.delayedResponse()))
            .setHandoffCsat(
                csat(
                    deflection.gates().handoff(),
                    new Proportion(
                        row.counts().escalation().csat().answers(),
                        row.counts().escalation().escalations())))
            .setVerdictProvisional(deflection.provisional());
    if (!row.key().line().equals(Line.ALL)) {
      proto.setVerdict(verdict(deflection.verdict()));
    }
    deflection
        .band()
        .ifPresent(
            band ->
                proto.setBand(toProto(band)).setBandPosition(position(deflection.rate(), band)));
    return proto.build();
  }

  private static io.candor.metrics.v1.Band toProto(Band band) {
    return io.candor.metrics.v1.Band.newBuilder()
        .setLow(band.lowPercent().movePointLeft(2).doubleValue())
        .setHigh(band.highPercent().movePointLeft(2).doubleValue())
        .build();
  }

  private static io.candor.metrics.v1.Band.Position position(Rate rate, Band band) {
    Proportion proportion = rate.proportion();
    if (proportion.isEmpty()) {
      return io.candor.metrics.v1.Band.Position.POSITION_UNSPECIFIED;
    }
    // part / whole against percent / 100, in whole numbers.
    BigDecimal percentOfWhole = BigDecimal.valueOf(proportion.part()).movePointRight(2);
    BigDecimal whole = BigDecimal.valueOf(proportion.whole());
    if (percentOfWhole.compareTo(band.lowPercent().multiply(whole)) < 0) {
      return io.candor.metrics.v1.Band.Position.BELOW;
    }
    return percentOfWhole.compareTo(band.highPercent().multiply(whole)) > 0
        ? io.candor.metrics.v1.Band.Position.ABOVE
        : io.candor.metrics.v1.Band.Position.INSIDE;
  }

  private static ProtectedDeflection.Verdict verdict(Verdict verdict) {
    return switch (verdict) {
      case ROLLBACK -> ProtectedDeflection.Verdict.ROLLBACK;
      case REVIEW -> ProtectedDeflection.Verdict.REVIEW;
      case NOT_A_WIN -> ProtectedDeflection.Verdict.NOT_A_WIN;
      case INSUFFICIENT_DATA -> ProtectedDeflection.Verdict.INSUFFICIENT_DATA;
      case WIN -> ProtectedDeflection.Verdict.WIN;
      case PROTECTED -> ProtectedDeflection.Verdict.PROTECTED;
    };
  }

  private static CsatFigure csat(CsatGate gate, Proportion response) {
    CsatCounts week = gate.week();
    CsatFigure.Builder figure =
        CsatFigure.newBuilder()
            .setWeek(FigureProtos.rate(Satisfaction.of(week)))
            .setWeekLowCount(week.low())
            .setRolling(FigureProtos.rate(Satisfaction.of(gate.rolling())))
            .setRollingWeekCount(gate.rollingWeeks())
            .setStatus(FigureProtos.status(gate.status()))
            .setTrip(trip(gate.crossing()))
            .setBelow(gate.below())
            .setResponse(FigureProtos.rate(response));
    Satisfaction.meanRating(week).ifPresent(figure::setWeekMeanRating);
    if (gate.baseline().answers() > 0) {
      figure.setBaseline(FigureProtos.rate(Satisfaction.of(gate.baseline())));
    }
    gate.delta().ifPresent(delta -> figure.setDelta(FigureProtos.delta(delta)));
    gate.weekDelta().ifPresent(delta -> figure.setWeekDelta(FigureProtos.delta(delta)));
    return figure.build();
  }

  private static CsatFigure.Trip trip(Crossing crossing) {
    return switch (crossing) {
      case NONE -> CsatFigure.Trip.TRIP_UNSPECIFIED;
      case REVIEW -> CsatFigure.Trip.REVIEW;
      case ROLLBACK -> CsatFigure.Trip.ROLLBACK;
    };
  }

  private static RateFigure figure(Rate rate) {
    return RateFigure.newBuilder()
        .setRate(FigureProtos.rate(rate.proportion()))
        .setStatus(FigureProtos.status(rate.status()))
        .build();
  }

  private static PolicyFigure policy(CellCounts counts) {
    return PolicyFigure.newBuilder()
        .setRefundPricingCount(counts.policy().class01())
        .setWarrantyServiceCount(counts.policy().class02())
        .setProcessContactCount(counts.policy().class03())
        .setCapabilityOverreachCount(counts.policy().class04())
        .setRefundAccuracy(FigureProtos.rate(Policy.refundAccuracy(counts)))
        .addAllLeakage(FigureProtos.money(counts.policy().leakageMicros()))
        .build();
  }

  private static io.candor.metrics.v1.HandleTime handleTime(HandleTime time) {
    io.candor.metrics.v1.HandleTime.Builder proto =
        io.candor.metrics.v1.HandleTime.newBuilder()
            .setWeek(FigureProtos.mean(time.sample(), time.percentiles()))
            .setStatus(FigureProtos.status(time.status()));
    if (time.baseline().isPresent()) {
      proto.setBaseline(FigureProtos.mean(time.baseline(), Optional.empty()));
    }
    if (time.deltaSeconds().isPresent()) {
      MeanDelta.Builder delta = MeanDelta.newBuilder().setValue(time.deltaSeconds().getAsDouble());
      time.deltaInterval(SHOWN_CONFIDENCE)
          .ifPresent(limits -> delta.setLower(limits.lower()).setUpper(limits.upper()));
      time.ratio().ifPresent(delta::setRatio);
      time.ratioInterval(SHOWN_CONFIDENCE)
          .ifPresent(limits -> delta.setRatioLower(limits.lower()).setRatioUpper(limits.upper()));
      proto.setDelta(delta);
    }
    return proto.build();
  }

  private static io.candor.metrics.v1.RepeatContact repeat(RepeatContact contact) {
    io.candor.metrics.v1.RepeatContact.Builder proto =
        io.candor.metrics.v1.RepeatContact.newBuilder()
            .setRate(FigureProtos.rate(contact.rate().proportion()))
            .setStatus(FigureProtos.status(contact.status()));
    if (!contact.baseline().isEmpty()) {
      proto.setBaseline(FigureProtos.rate(contact.baseline()));
    }
    contact.ratio().ifPresent(proto::setRatio);
    return proto.build();
  }
}
