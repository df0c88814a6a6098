package io.candor.kit.relay;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleGauge;
import io.opentelemetry.api.metrics.ObservableLongGauge;
import java.time.Duration;
import java.util.List;

/// What operators see of one relay; every metric has the attribute `hop`.
final class RelayMetrics implements AutoCloseable {

  private static final double MILLIS_PER_SECOND = 1_000.0;

  private final Attributes attributes;
  private final LongCounter sent;
  private final LongCounter retried;
  private final LongCounter deadLetters;
  private final ObservableDoubleGauge lag;
  private final ObservableLongGauge parked;
  private volatile Backlog backlog = new Backlog(Duration.ZERO, 0);

  RelayMetrics(OpenTelemetry telemetry, String hop) {
    Meter meter = telemetry.getMeter("io.candor.kit.relay");
    attributes = Attributes.of(io.opentelemetry.api.common.AttributeKey.stringKey("hop"), hop);
    sent =
        meter
            .counterBuilder("candor.relay.sent")
            .setDescription("Records that the receiver accepted.")
            .build();
    retried =
        meter
            .counterBuilder("candor.relay.retried")
            .setDescription("Records that were not delivered by an attempt and stay due.")
            .build();
    deadLetters =
        meter
            .counterBuilder("candor.relay.dead_letters")
            .setDescription("Records that were parked: refused, or out of attempts.")
            .build();
    lag =
        meter
            .gaugeBuilder("candor.relay.lag")
            .setUnit("s")
            .setDescription("Age of the oldest due record over all workspaces.")
            .buildWithCallback(
                measurement ->
                    measurement.record(
                        backlog.oldestDueAge().toMillis() / MILLIS_PER_SECOND, attributes));
    parked =
        meter
            .gaugeBuilder("candor.relay.parked")
            .ofLongs()
            .setDescription("Dead letters that wait for a replay, over all workspaces.")
            .buildWithCallback(
                measurement -> measurement.record(backlog.parkedCount(), attributes));
  }

  void settled(List<Settlement> settlements) {
    for (Settlement settlement : settlements) {
      switch (settlement) {
        case Settlement.Delivered delivered -> sent.add(1, attributes);
        case Settlement.Deferred deferred -> retried.add(1, attributes);
        case Settlement.Untouched untouched -> retried.add(1, attributes);
        case Settlement.Parked parkedRecord -> deadLetters.add(1, attributes);
      }
    }
  }

  void backlog(Backlog measured) {
    backlog = measured;
  }

  /// Stops reporting the gauges: another replica goes on.
  @Override
  public void close() {
    lag.close();
    parked.close();
  }
}
