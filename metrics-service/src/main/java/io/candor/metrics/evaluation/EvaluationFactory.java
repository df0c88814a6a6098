package io.candor.metrics.evaluation;

import io.candor.kit.client.PeerChannels;
import io.candor.kit.relay.Relay;
import io.candor.kit.relay.Relays;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Makes the evaluation and the relay to alerting.
@Factory
final class EvaluationFactory {
  private static final String PEER = "candor.peer.alert";

  @Singleton
  EvaluationJob evaluationJob(
      EvaluationStore store, EvaluationConfig config, Clock clock, OpenTelemetry telemetry) {
    return new EvaluationJob(
        store, new Evaluations(store, clock), config, new EvaluationMeters(telemetry));
  }

  @Singleton
  @Requires(property = PEER)
  Relay alertRelay(@Property(name = PEER) String target, PeerChannels channels, Relays relays) {
    return relays.make(FindingHop.NAME, new FindingClient(channels.to("alert", target)));
  }
}
