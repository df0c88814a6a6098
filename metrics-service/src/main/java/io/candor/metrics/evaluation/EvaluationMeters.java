package io.candor.metrics.evaluation;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What operators see of the evaluation.
final class EvaluationMeters {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final AttributeKey<String> KIND = AttributeKey.stringKey("kind");

  private final DoubleHistogram duration;
  private final LongCounter failures;
  private final LongCounter handedOn;

  EvaluationMeters(OpenTelemetry telemetry) {
    Meter meter = telemetry.getMeter("io.candor.metrics.evaluation");
    duration =
        meter
            .histogramBuilder("candor.metrics.evaluation.duration")
            .setUnit("s")
            .setDescription("Time of one evaluation of a workspace that was kept.")
            .build();
    failures =
        meter
            .counterBuilder("candor.metrics.evaluation.failures")
            .setDescription("Evaluations that failed and are tried again.")
            .build();
    // There from the start: the rate of a series that begins with its first event leaves that out.
    failures.add(0);
    handedOn =
        meter
            .counterBuilder("candor.metrics.findings.handed_on")
            .setDescription("Revisions of findings that were put into the outbox, by kind.")
            .build();
  }

  void evaluated(Duration took) {
    duration.record(took.toNanos() / NANOS_PER_SECOND);
  }

  void failed() {
    failures.add(1);
  }

  void handedOn(List<HandedFinding> findings) {
    findings.forEach(
        finding -> handedOn.add(1, Attributes.of(KIND, finding.kind().toLowerCase(Locale.ROOT))));
  }
}
