package io.candor.ingest.erasure;

import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.time.Duration;

/// How long the oldest erasure has been under way, on the replica that sees to it; 0 on the others.
@Singleton
final class ErasureMeters {

  private volatile Duration oldest = Duration.ZERO;

  ErasureMeters(Meter meter) {
    var unused =
        meter
            .gaugeBuilder("candor_ingest_erasure_age")
            .setUnit("s")
            .setDescription("Age of the oldest erasure that is not done")
            .buildWithCallback(measurement -> measurement.record((double) oldest.toSeconds()));
  }

  void oldest(Duration age) {
    oldest = age;
  }
}
