package io.candor.cli.panel;

import io.candor.cli.terminal.Figures;
import io.candor.metrics.v1.CsatFigure;
import io.candor.metrics.v1.HandleTime;
import io.candor.metrics.v1.PanelRow;
import io.candor.metrics.v1.Rate;
import io.candor.metrics.v1.RepeatContact;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/// The KPIs of a row by id, and how each is written.
final class KpiFigures {
  /// Every KPI in the order of the panel. Deflection is there with its gates only, so it is not
  /// among those that can be asked for alone.
  static final Map<String, Kpi> ALL = all();

  private KpiFigures() {}

  /// One KPI.
  ///
  /// @param value the figure of a row; empty without data
  /// @param text how it is written
  record Kpi(Function<PanelRow, OptionalDouble> value, DoubleFunction<String> text) {}

  private static Map<String, Kpi> all() {
    Map<String, Kpi> kpis = new LinkedHashMap<>();
    kpis.put("deflection", rate(row -> row.getDeflection().getRate().getRate()));
    kpis.put("csat_resolution", csat(row -> row.getDeflection().getCsatResolution()));
    kpis.put("csat_delayed", csat(row -> row.getDeflection().getCsatDelayed()));
    kpis.put("handoff_csat", csat(row -> row.getDeflection().getHandoffCsat()));
    kpis.put("attempt_rate", rate(row -> row.getAttemptRate().getRate()));
    kpis.put("containment", rate(row -> row.getContainment().getRate()));
    kpis.put("csat_model", rate(row -> row.getCsatModel().getSatisfied()));
    kpis.put("context_loss", rate(row -> row.getContextLoss().getRate()));
    kpis.put("repeat_state", rate(row -> row.getRepeatState().getRate()));
    kpis.put("refund_accuracy", rate(row -> row.getPolicy().getRefundAccuracy()));
    kpis.put("bot_handle_time", time(PanelRow::getBotHandleTime));
    kpis.put("escalated_handle_time", time(PanelRow::getEscalatedHandleTime));
    kpis.put("repeat_contact_7d", repeat(PanelRow::getRepeatContact7D));
    kpis.put("repeat_contact_30d", repeat(PanelRow::getRepeatContact30D));
    kpis.put("response", rate(row -> row.getDeflection().getCsatResolution().getResponse()));
    return kpis;
  }

  private static Kpi rate(Function<PanelRow, Rate> figure) {
    return new Kpi(row -> value(figure.apply(row)), Figures::percent);
  }

  // The single week: four pooled weeks would draw every change four times.
  private static Kpi csat(Function<PanelRow, CsatFigure> figure) {
    return new Kpi(row -> value(figure.apply(row).getWeek()), Figures::percent);
  }

  private static Kpi time(Function<PanelRow, HandleTime> figure) {
    return new Kpi(
        row -> {
          HandleTime time = figure.apply(row);
          return time.getWeek().hasMean()
              ? OptionalDouble.of(time.getWeek().getMean())
              : OptionalDouble.empty();
        },
        Figures::seconds);
  }

  private static Kpi repeat(Function<PanelRow, RepeatContact> figure) {
    return rate(row -> figure.apply(row).getRate());
  }

  private static OptionalDouble value(Rate rate) {
    return rate.hasValue() ? OptionalDouble.of(rate.getValue()) : OptionalDouble.empty();
  }
}
