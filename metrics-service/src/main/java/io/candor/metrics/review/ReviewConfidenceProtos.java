package io.candor.metrics.review;

import io.candor.alert.v1.ReviewConfidence;
import io.candor.alert.v1.ReviewConfidenceBand;
import io.candor.alert.v1.ReviewFigure;
import io.candor.metrics.baseline.BaselineCell;
import io.candor.metrics.cell.CsatCounts;
import io.candor.metrics.kpi.CsatResolution;
import io.candor.metrics.kpi.Satisfaction;
import io.candor.metrics.panel.ConfidenceBand;
import io.candor.metrics.settings.EvidenceSettings;
import io.candor.metrics.statistics.Interval;
import io.candor.metrics.statistics.Proportion;
import io.candor.metrics.statistics.RateDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The confidence threshold of each archetype against the satisfaction of what was tried above and
/// below: where a tenth lies below the baseline, the threshold is too low.
final class ReviewConfidenceProtos {
  private static final double CONFIDENCE = 0.95;
  private static final double MICROS = 1_000_000;
  private static final double TENTHS = 10;

  private ReviewConfidenceProtos() {}

  static List<ReviewConfidence> of(Review.OfDeployment one) {
    Map<String, ReviewConfidence.Builder> byArchetype = new TreeMap<>();
    Map<String, Long> thresholds = one.deployment().confidenceThresholdMicros();
    for (ConfidenceBand band : one.confidence()) {
      byArchetype
          .computeIfAbsent(band.archetype(), id -> ReviewConfidence.newBuilder().setArchetypeId(id))
          .addBands(band(band, baseline(one, band.archetype()), one.settings().evidence()));
    }
    List<ReviewConfidence> result = new ArrayList<>();
    byArchetype.forEach(
        (archetype, proto) -> {
          Long micros = thresholds.get(archetype);
          if (micros != null) {
            proto.setThreshold(micros.doubleValue() / MICROS);
          }
          result.add(proto.build());
        });
    return result;
  }

  private static Proportion baseline(Review.OfDeployment one, String archetype) {
    CsatCounts sum = CsatCounts.ZERO;
    for (BaselineCell cell : one.baseline().cells()) {
      if (cell.archetype().equals(archetype)) {
        sum = sum.plus(CsatResolution.of(cell.counts()));
      }
    }
    return Satisfaction.of(sum);
  }

  private static ReviewConfidenceBand band(
      ConfidenceBand band, Proportion baseline, EvidenceSettings evidence) {
    return ReviewConfidenceBand.newBuilder()
        .setLower(band.tenth() / TENTHS)
        .setUpper((band.tenth() + 1) / TENTHS)
        .setConversationCount(band.conversations())
        .setAttemptedCount(band.attempted())
        .setCsatResolution(csat(band, baseline, evidence))
        .build();
  }

  private static ReviewFigure csat(
      ConfidenceBand band, Proportion baseline, EvidenceSettings evidence) {
    Proportion answers =
        new Proportion(band.attemptedCsat().satisfied(), band.attemptedCsat().answers());
    boolean enough =
        answers.whole() >= evidence.minAnswers() && baseline.whole() >= evidence.minAnswers();
    ReviewFigure.Builder figure =
        ReviewFigureProtos.share("csat_resolution", answers, Proportion.EMPTY)
            .setStatus(enough ? ReviewFigure.Status.OK : ReviewFigure.Status.INSUFFICIENT_DATA);
    baseline.value().ifPresent(figure::setReference);
    if (!answers.isEmpty() && !baseline.isEmpty()) {
      RateDelta delta = new RateDelta(answers, baseline);
      Interval interval = delta.interval(CONFIDENCE);
      figure
          .setDelta(delta.points())
          .setDeltaLower(interval.lower())
          .setDeltaUpper(interval.upper())
          .setOutside(enough && answers.exact().isBelow(baseline.exact()));
    }
    return figure.build();
  }
}
