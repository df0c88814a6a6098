package io.candor.metrics.evaluation;

import io.candor.alert.v1.Finding.Strength;
import io.candor.alert.v1.MeasuredFigure;
import io.candor.alert.v1.MeasuredFigure.Unit;
import io.candor.alert.v1.OnlineFigure;
import io.candor.alert.v1.VolumeFigure;
import io.candor.alert.v1.WeekFigure;
import io.candor.metrics.edge.FigureProtos;
import io.candor.metrics.finding.Figures;
import io.candor.metrics.finding.Finding;
import io.candor.metrics.finding.FindingKey;
import io.candor.metrics.finding.ProducerSilences;
import io.candor.metrics.settings.Settings;
import io.candor.metrics.spike.SpikeView;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/// Maps the figures of one tripped week to the contract, kind by kind.
final class WeekFigureProtos {
  private final FindingKey key;
  private final Settings settings;

  WeekFigureProtos(FindingKey key, Settings settings) {
    this.key = key;
    this.settings = settings;
  }

  /// @param sinceTime when the rise began, for volumes
  /// @param online the online alert of the week, for volumes
  WeekFigure toProto(Finding.Week week, Optional<Instant> sinceTime, Optional<SpikeView> online) {
    Figures figures = week.tripped().figures();
    WeekFigure.Builder proto =
        WeekFigure.newBuilder()
            .setWeek(week.week().toString())
            .setStrength(strength(week.tripped().strength()));
    switch (key.kind()) {
      case THEME_SPIKE, THEME_EMERGING -> {
        VolumeFigure.Builder volume = volume(figures, sinceTime);
        online.map(WeekFigureProtos::online).ifPresent(volume::setOnline);
        proto.setVolume(volume);
      }
      case CSAT_REVIEW ->
          proto.setMeasured(csat(figures, settings.csat().reviewDelta().doubleValue()));
      case CSAT_ROLLBACK ->
          proto.setMeasured(csat(figures, settings.csat().rollbackDelta().doubleValue()));
      case SEGMENT_DROP ->
          proto.setMeasured(csat(figures, settings.csat().reviewDelta().doubleValue()));
      case HANDOFF_CSAT ->
          proto.setMeasured(csat(figures, settings.csat().handoffMin().doubleValue()));
      case CONTEXT_LOSS, REPEAT_STATE -> proto.setMeasured(target(figures));
      case ATTEMPT_DROP ->
          proto.setMeasured(drop(figures, settings.targets().attemptDropPoints().doubleValue()));
      case CONTAINMENT_DROP ->
          proto.setMeasured(
              drop(figures, settings.targets().containmentDropPoints().doubleValue()));
      case DEFLECTION_BAND -> proto.setMeasured(band(figures));
      case ESCALATED_HANDLE_TIME ->
          proto.setMeasured(
              ratio(
                  figures,
                  "meanSeconds",
                  "baselineMeanSeconds",
                  settings.targets().escalatedHandleTimeFactor().doubleValue(),
                  "P1W"));
      case REPEAT_CONTACT ->
          proto.setMeasured(
              ratio(
                  figures,
                  "weekRate",
                  "baselineRate",
                  settings.targets().repeatContactFactor().doubleValue(),
                  key.detail().equals("30d") ? "P30D" : "P7D"));
      case BOT_HANDLE_TIME_TREND -> proto.setMeasured(trend(figures));
      case DOOM_LOOP ->
          proto.setMeasured(
              figure(Unit.POINTS, "P4W")
                  .setDelta(figures.value("containmentRisePoints").orElse(0))
                  .setThreshold(settings.targets().doomLoopPoints().doubleValue()));
      case SURVEY_SILENCE -> proto.setMeasured(silence(figures));
      case MIX_SHIFT ->
          proto.setMeasured(
              figure(Unit.INDEX, "P3M")
                  .setValue(figures.value("stabilityIndex").orElse(0))
                  .setThreshold(settings.targets().mixShiftPsi())
                  .setSampleSize(count(figures, "conversations")));
      case POLICY_INCIDENT ->
          proto.setMeasured(
              figure(Unit.COUNT, "P1W")
                  .setValue(figures.value("count").orElse(0))
                  .setThreshold(0)
                  .setSampleSize(count(figures, "count")));
      case REFUND_LEAKAGE ->
          proto.setMeasured(
              figure(Unit.FRACTION, "P1W")
                  .setValue(figures.value("withinPolicyRate").orElse(0))
                  .setReference(1)
                  .setThreshold(1)
                  .setSampleSize(count(figures, "withinPolicyOf")));
    }
    return proto.build();
  }

  static Strength strength(io.candor.metrics.finding.Strength strength) {
    return switch (strength) {
      case WATCH -> Strength.WATCH;
      case CONFIRMED -> Strength.CONFIRMED;
    };
  }

  private static MeasuredFigure.Builder figure(Unit unit, String window) {
    return MeasuredFigure.newBuilder().setUnit(unit).setWindow(window);
  }

  private static long count(Figures figures, String name) {
    return Math.round(figures.value(name).orElse(0));
  }

  private static MeasuredFigure.Builder csat(Figures figures, double line) {
    MeasuredFigure.Builder figure =
        figure(Unit.POINTS, "P4W")
            .setThreshold(line)
            .setSampleSize(count(figures, "pooledOf"))
            .setReferenceSampleSize(count(figures, "baselineOf"));
    figures.value("pooledRate").ifPresent(figure::setValue);
    figures.value("baselineRate").ifPresent(figure::setReference);
    figures.value("deltaPoints").ifPresent(figure::setDelta);
    figures.value("deltaPointsLower").ifPresent(figure::setDeltaLower);
    figures.value("deltaPointsUpper").ifPresent(figure::setDeltaUpper);
    return figure;
  }

  private static MeasuredFigure.Builder target(Figures figures) {
    MeasuredFigure.Builder figure =
        figure(Unit.FRACTION, "P1W").setSampleSize(count(figures, "weekOf"));
    double target = figures.value("target").orElse(0);
    figure.setReference(target).setThreshold(target);
    figures.value("weekRate").ifPresent(rate -> figure.setValue(rate).setDelta(rate - target));
    figures.value("weekLower").ifPresent(lower -> figure.setDeltaLower(lower - target));
    figures.value("weekUpper").ifPresent(upper -> figure.setDeltaUpper(upper - target));
    return figure;
  }

  private static MeasuredFigure.Builder drop(Figures figures, double line) {
    MeasuredFigure.Builder figure =
        figure(Unit.POINTS, "P1W").setThreshold(-line).setSampleSize(count(figures, "weekOf"));
    figures.value("weekRate").ifPresent(figure::setValue);
    figures.value("referenceRate").ifPresent(figure::setReference);
    figures.value("dropPoints").ifPresent(points -> figure.setDelta(-points));
    return figure;
  }

  private MeasuredFigure.Builder band(Figures figures) {
    OptionalDouble edge = figures.value(key.detail().equals("BELOW") ? "bandLow" : "bandHigh");
    MeasuredFigure.Builder figure =
        figure(Unit.FRACTION, "P4W").setSampleSize(count(figures, "pooledOf"));
    edge.ifPresent(limit -> figure.setReference(limit).setThreshold(limit));
    figures
        .value("pooledRate")
        .ifPresent(
            rate -> {
              figure.setValue(rate);
              edge.ifPresent(limit -> figure.setDelta(rate - limit));
            });
    return figure;
  }

  private static MeasuredFigure.Builder ratio(
      Figures figures, String value, String reference, double line, String window) {
    MeasuredFigure.Builder figure =
        figure(Unit.RATIO, window)
            .setThreshold(line)
            .setSampleSize(count(figures, value.equals("weekRate") ? "weekOf" : "count"))
            .setReferenceSampleSize(
                count(figures, value.equals("weekRate") ? "baselineOf" : "baselineCount"));
    figures.value(value).ifPresent(figure::setValue);
    figures.value(reference).ifPresent(figure::setReference);
    figures.value("ratio").ifPresent(figure::setDelta);
    return figure;
  }

  private static MeasuredFigure.Builder trend(Figures figures) {
    double first = figures.value("firstMeanSeconds").orElse(0);
    double third = figures.value("thirdMeanSeconds").orElse(0);
    return figure(Unit.SECONDS, "P3W")
        .setValue(third)
        .setReference(first)
        .setDelta(third - first)
        .setThreshold(0)
        .setSampleSize(count(figures, "thirdCount"))
        .setReferenceSampleSize(count(figures, "firstCount"));
  }

  private MeasuredFigure.Builder silence(Figures figures) {
    if (key.detail().startsWith(ProducerSilences.PREFIX)) {
      double silent = figures.value("silentAfterSeconds").orElse(0);
      double usual = figures.value("usualIntervalSeconds").orElse(0);
      return figure(Unit.SECONDS, "")
          .setValue(silent)
          .setReference(usual)
          .setDelta(silent - usual)
          .setThreshold(silent);
    }
    double usual = figures.value("trailingMeanRate").orElse(0);
    double rate = figures.value("weekRate").orElse(0);
    MeasuredFigure.Builder figure =
        figure(Unit.RATIO, "P1W")
            .setValue(rate)
            .setReference(usual)
            .setThreshold(settings.targets().silenceFactor().doubleValue())
            .setSampleSize(count(figures, "weekOf"));
    return usual == 0 ? figure : figure.setDelta(rate / usual);
  }

  /// The comparison with the smaller adjusted p is the one that is told.
  private static VolumeFigure.Builder volume(Figures figures, Optional<Instant> sinceTime) {
    double last = figures.value("lastWeekAdjustedP").orElse(2);
    double earlier = figures.value("fourWeeksEarlierAdjustedP").orElse(2);
    boolean lastToo = figures.value("lastWeekP").isPresent();
    boolean lastTold = last < earlier || (last == earlier && lastToo);
    String told = lastTold ? "lastWeek" : "fourWeeksEarlier";
    VolumeFigure.Builder volume =
        VolumeFigure.newBuilder()
            .setSeenCount(count(figures, "seen"))
            .setLastWeekCount(count(figures, "lastWeek"))
            .setFourWeeksEarlierCount(count(figures, "fourWeeksEarlier"))
            .setExpectedCount(figures.value(told + "Expected").orElse(0))
            .setRatioLower(figures.value(told + "RatioLower").orElse(0))
            .setPValue(figures.value(told + "P").orElse(1))
            .setComparison(lastTold ? "LAST_WEEK" : "FOUR_WEEKS_EARLIER");
    figures.value("mentions").ifPresent(count -> volume.setMentionCount(Math.round(count)));
    figures
        .value("mentionsSinceFirst")
        .ifPresent(count -> volume.setTotalMentionCount(Math.round(count)));
    figures.value(told + "Ratio").ifPresent(volume::setRatio);
    figures.value(told + "RatioUpper").ifPresent(volume::setRatioUpper);
    sinceTime.ifPresent(time -> volume.setSinceTime(FigureProtos.timestamp(time)));
    return volume;
  }

  private static OnlineFigure online(SpikeView alert) {
    OnlineFigure.Builder proto =
        OnlineFigure.newBuilder()
            .setSeenCount(alert.seen())
            .setExpectedCount(alert.expected())
            .setRatio(alert.ratio())
            .setRatioLower(alert.ratioLower())
            .setPValue(alert.tail())
            .setOnsetTime(FigureProtos.timestamp(alert.onset()))
            .setAlertTime(FigureProtos.timestamp(alert.raised()));
    alert.series().segment().map(FigureProtos::segment).ifPresent(proto::setSegment);
    alert.closed().map(FigureProtos::timestamp).ifPresent(proto::setEndTime);
    return proto.build();
  }
}
