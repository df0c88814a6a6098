package io.candor.ingest.producer;

import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;

/// How many producers are silent, on the replica that looks for them; 0 on the others.
@Singleton
final class SilenceMeters {

  private volatile long silent;

  SilenceMeters(Meter meter) {
    var unused =
        meter
            .gaugeBuilder("candor_ingest_silent_producers")
            .ofLongs()
            .setDescription("Producers of events that have not reported for much longer than usual")
            .buildWithCallback(measurement -> measurement.record(silent));
  }

  void silent(long producers) {
    silent = producers;
  }
}
