package io.candor.metrics.review;

import io.candor.alert.v1.ReviewDeflection;
import io.candor.alert.v1.ReviewFigure;
import io.candor.alert.v1.ReviewFigure.Unit;
import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.CsatCounts;
import io.candor.metrics.kpi.CsatGate;
import io.candor.metrics.kpi.CsatModel;
import io.candor.metrics.kpi.HandleTime;
import io.candor.metrics.kpi.Policy;
import io.candor.metrics.kpi.Rate;
import io.candor.metrics.kpi.RepeatContact;
import io.candor.metrics.kpi.Satisfaction;
import io.candor.metrics.kpi.Status;
import io.candor.metrics.panel.GatedDeflection;
import io.candor.metrics.panel.PanelRow;
import io.candor.metrics.settings.Settings;
import io.candor.metrics.statistics.Fraction;
import io.candor.metrics.statistics.Interval;
import io.candor.metrics.statistics.Proportion;
import io.candor.metrics.statistics.Sample;
import io.candor.metrics.statistics.Welch;
import io.candor.metrics.statistics.Wilson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Maps the KPIs of a line to figures of a review, with those of the period before beside them.
final class ReviewFigureProtos {
  private static final double CONFIDENCE = 0.95;
  private static final double POINTS = 100;

  private final Settings settings;

  /// @param settings by which the bot is judged
  ReviewFigureProtos(Settings settings) {
    this.settings = settings;
  }

  /// KPI 1 and its gates.
  ///
  /// @param judged whether the line has a verdict
  static ReviewDeflection deflection(PanelRow now, PanelRow before, boolean judged) {
    GatedDeflection gated = now.deflection();
    GatedDeflection then = before.deflection();
    ReviewDeflection.Builder proto =
        ReviewDeflection.newBuilder()
            .setRate(
                share("deflection", gated.rate().proportion(), then.rate().proportion())
                    .setStatus(status(gated.rate().status())))
            .setCsatResolution(
                csat("csat_resolution", gated.gates().resolution(), then.gates().resolution()))
            .setCsatDelayed(csat("csat_delayed", gated.gates().delayed(), then.gates().delayed()))
            .setHandoffCsat(csat("handoff_csat", gated.gates().handoff(), then.gates().handoff()))
            .setVerdictProvisional(gated.provisional());
    if (judged) {
      proto.setVerdict(ReviewDeflection.Verdict.valueOf(gated.verdict().name()));
    }
    gated
        .band()
        .ifPresent(
            band ->
                proto
                    .setBandLow(band.lowPercent().movePointLeft(2).doubleValue())
                    .setBandHigh(band.highPercent().movePointLeft(2).doubleValue()));
    return proto.build();
  }

  private static ReviewFigure csat(String kpi, CsatGate gate, CsatGate before) {
    CsatCounts pooled = gate.rolling();
    ReviewFigure.Builder figure =
        share(kpi, Satisfaction.of(pooled), Satisfaction.of(before.rolling()))
            .setStatus(status(gate.status()))
            .setOutside(gate.below());
    Satisfaction.of(gate.baseline()).value().ifPresent(figure::setReference);
    gate.delta()
        .ifPresent(
            delta -> {
              Interval interval = delta.interval(CONFIDENCE);
              figure
                  .setDelta(delta.points())
                  .setDeltaLower(interval.lower())
                  .setDeltaUpper(interval.upper());
            });
    return figure.build();
  }

  /// The other KPIs that have data.
  List<ReviewFigure> others(PanelRow now, PanelRow before) {
    List<ReviewFigure> figures = new ArrayList<>();
    add(figures, rate("attempt_rate", now.attemptRate(), before.attemptRate()));
    add(figures, rate("containment", now.containment(), before.containment()));
    model(now, before).ifPresent(figures::add);
    add(
        figures,
        target(
            rate("context_loss", now.contextLoss(), before.contextLoss()),
            now.contextLoss(),
            settings.targets().contextLossPercent()));
    flagged(now, before).ifPresent(figures::add);
    add(
        figures,
        target(
            rate("repeat_state", now.repeatState(), before.repeatState()),
            now.repeatState(),
            settings.targets().repeatStatePercent()));
    policy(figures, now.counts(), before.counts());
    times(figures, now, before);
    repeats(figures, now, before);
    return figures;
  }

  private static void add(List<ReviewFigure> figures, ReviewFigure.Builder figure) {
    if (figure.hasValue()) {
      figures.add(figure.build());
    }
  }

  private static ReviewFigure.Builder rate(String kpi, Rate now, Rate before) {
    return share(kpi, now.proportion(), before.proportion()).setStatus(status(now.status()));
  }

  /// A share, its interval, and its change in points.
  static ReviewFigure.Builder share(String kpi, Proportion now, Proportion before) {
    ReviewFigure.Builder figure =
        ReviewFigure.newBuilder().setKpi(kpi).setUnit(Unit.FRACTION).setSampleSize(now.whole());
    now.value().ifPresent(figure::setValue);
    Wilson.interval(now, CONFIDENCE)
        .ifPresent(limits -> figure.setLower(limits.lower()).setUpper(limits.upper()));
    before.value().ifPresent(figure::setPreviousValue);
    if (now.value().isPresent() && before.value().isPresent()) {
      figure.setChange(POINTS * (now.value().getAsDouble() - before.value().getAsDouble()));
    }
    return figure;
  }

  private static ReviewFigure.Builder target(
      ReviewFigure.Builder figure, Rate rate, BigDecimal percent) {
    Fraction line = Fraction.ofPercent(percent);
    figure.setReference(line.doubleValue());
    if (figure.hasValue()) {
      figure.setDelta(POINTS * (figure.getValue() - line.doubleValue()));
    }
    return figure.setOutside(
        rate.status() == Status.OK && !rate.proportion().exact().isBelow(line));
  }

  private static Optional<ReviewFigure> flagged(PanelRow now, PanelRow before) {
    long count = now.counts().escalation().contextLostFlagged();
    long then = before.counts().escalation().contextLostFlagged();
    return count + then == 0
        ? Optional.empty()
        : Optional.of(
            ReviewFigure.newBuilder()
                .setKpi("context_loss_flagged")
                .setUnit(Unit.COUNT)
                .setValue((double) count)
                .setSampleSize(now.counts().escalation().escalations())
                .setPreviousValue((double) then)
                .setChange((double) count - then)
                .setStatus(status(now.contextLoss().status()))
                .build());
  }

  private static Optional<ReviewFigure> model(PanelRow now, PanelRow before) {
    Optional<Sample> scores = CsatModel.scores(now.counts());
    return scores.map(
        sample ->
            means(
                    "csat_model",
                    Unit.RATING,
                    sample,
                    CsatModel.scores(before.counts()),
                    Optional.empty())
                .setStatus(ReviewFigure.Status.OK)
                .setOutside(now.modelDrift() == CsatModel.Drift.CONFIRMED)
                .build());
  }

  private void policy(List<ReviewFigure> figures, CellCounts now, CellCounts before) {
    for (Policy.IncidentClass incidentClass : Policy.IncidentClass.values()) {
      long count = Policy.incidents(now, incidentClass);
      long then = Policy.incidents(before, incidentClass);
      if (count + then > 0) {
        boolean grave =
            incidentClass == Policy.IncidentClass.CLASS_01
                || (incidentClass == Policy.IncidentClass.CLASS_02
                    && settings.policy().regulated());
        figures.add(
            ReviewFigure.newBuilder()
                .setKpi("policy_" + incidentClass.name().toLowerCase(java.util.Locale.ROOT))
                .setUnit(Unit.COUNT)
                .setValue((double) count)
                .setSampleSize(count)
                .setPreviousValue((double) then)
                .setChange((double) count - then)
                .setStatus(ReviewFigure.Status.OK)
                .setOutside(grave && count > 0)
                .build());
      }
    }
    Proportion refunds = Policy.refundAccuracy(now);
    if (!refunds.isEmpty()) {
      figures.add(
          share("refund_accuracy", refunds, Policy.refundAccuracy(before))
              .setReference(1)
              .setStatus(ReviewFigure.Status.OK)
              .setOutside(refunds.part() < refunds.whole())
              .build());
    }
  }

  private void times(List<ReviewFigure> figures, PanelRow now, PanelRow before) {
    PanelRow.HandleTimeFigures times = now.handleTimes();
    PanelRow.HandleTimeFigures then = before.handleTimes();
    time(figures, "bot_handle_time", times.bot(), then.bot(), false);
    time(
        figures,
        "escalated_handle_time",
        times.escalatedFromTurns(),
        then.escalatedFromTurns(),
        true);
    time(
        figures,
        "escalated_handle_time_ticketing",
        times.escalatedTicketing(),
        then.escalatedTicketing(),
        true);
  }

  private void time(
      List<ReviewFigure> figures, String kpi, HandleTime now, HandleTime before, boolean limited) {
    if (now.sample().isEmpty()) {
      return;
    }
    boolean outside =
        limited
            && now.status() == Status.OK
            && now.exceeds(Fraction.of(settings.targets().escalatedHandleTimeFactor()));
    figures.add(
        means(kpi, Unit.SECONDS, now.sample().get(), before.sample(), now.baseline())
            .setStatus(status(now.status()))
            .setOutside(outside)
            .build());
  }

  private static ReviewFigure.Builder means(
      String kpi, Unit unit, Sample now, Optional<Sample> before, Optional<Sample> reference) {
    ReviewFigure.Builder figure =
        ReviewFigure.newBuilder()
            .setKpi(kpi)
            .setUnit(unit)
            .setValue(now.mean())
            .setSampleSize(now.count());
    before.ifPresent(
        sample -> figure.setPreviousValue(sample.mean()).setChange(now.mean() - sample.mean()));
    reference.ifPresent(
        sample -> {
          figure.setReference(sample.mean()).setDelta(now.mean() - sample.mean());
          Welch.interval(now, sample, CONFIDENCE)
              .ifPresent(
                  limits -> figure.setDeltaLower(limits.lower()).setDeltaUpper(limits.upper()));
        });
    return figure;
  }

  private void repeats(List<ReviewFigure> figures, PanelRow now, PanelRow before) {
    repeat(
        figures,
        "repeat_contact_7d",
        now.repeatContacts().sevenDays(),
        before.repeatContacts().sevenDays());
    repeat(
        figures,
        "repeat_contact_30d",
        now.repeatContacts().thirtyDays(),
        before.repeatContacts().thirtyDays());
  }

  private void repeat(
      List<ReviewFigure> figures, String kpi, RepeatContact now, RepeatContact before) {
    ReviewFigure.Builder figure =
        share(kpi, now.rate().proportion(), before.rate().proportion())
            .setStatus(status(now.status()))
            .setOutside(
                now.status() == Status.OK
                    && now.exceeds(Fraction.of(settings.targets().repeatContactFactor())));
    if (figure.hasValue()) {
      now.baseline()
          .value()
          .ifPresent(
              reference ->
                  figure
                      .setReference(reference)
                      .setDelta(POINTS * (figure.getValue() - reference)));
      figures.add(figure.build());
    }
  }

  static ReviewFigure.Status status(Status status) {
    return switch (status) {
      case OK -> ReviewFigure.Status.OK;
      case INSUFFICIENT_DATA -> ReviewFigure.Status.INSUFFICIENT_DATA;
      case PROVISIONAL -> ReviewFigure.Status.PROVISIONAL;
    };
  }
}
