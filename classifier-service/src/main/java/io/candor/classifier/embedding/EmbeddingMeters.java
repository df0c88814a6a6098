package io.candor.classifier.embedding;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.util.function.IntSupplier;

/// The model's metrics: time per call, windows, cache hits and misses, queue length.
final class EmbeddingMeters {
  private static final AttributeKey<String> RESULT = AttributeKey.stringKey("result");

  private final Meter meter;
  private final DoubleHistogram callSeconds;
  private final LongCounter windows;
  private final LongCounter lookups;

  EmbeddingMeters(Meter meter) {
    this.meter = meter;
    this.callSeconds =
        meter
            .histogramBuilder("candor_classifier_model_call_seconds")
            .setUnit("s")
            .setDescription("Time of one call of the sentence model")
            .build();
    this.windows =
        meter
            .counterBuilder("candor_classifier_model_windows")
            .setDescription("Windows of text that the sentence model has read")
            .build();
    this.lookups =
        meter
            .counterBuilder("candor_classifier_embedding_lookups")
            .setDescription("Distinct texts asked for, by where the vector came from")
            .build();
  }

  void watchQueue(IntSupplier size) {
    meter
        .gaugeBuilder("candor_classifier_model_queue_windows")
        .ofLongs()
        .setDescription("Windows that wait for the sentence model")
        .buildWithCallback(measurement -> measurement.record(size.getAsInt()));
  }

  void looked(int hitCount, int missCount) {
    lookups.add(hitCount, Attributes.of(RESULT, "cache"));
    lookups.add(missCount, Attributes.of(RESULT, "model"));
  }

  void encoded(int windowCount, long nanos) {
    callSeconds.record(nanos / 1e9);
    windows.add(windowCount);
  }
}
