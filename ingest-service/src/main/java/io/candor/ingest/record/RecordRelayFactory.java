package io.candor.ingest.record;

import io.candor.ingest.event.RecordHop;
import io.candor.kit.client.PeerChannels;
import io.candor.kit.relay.Relay;
import io.candor.kit.relay.RelayConfig;
import io.candor.kit.relay.RelaySource;
import io.candor.kit.relay.RelayWakeups;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.inject.Singleton;

/// Makes the relay to the classifier.
@Factory
final class RecordRelayFactory {

  @Singleton
  Relay relay(
      @Property(name = "candor.peer.classifier") String target,
      PeerChannels channels,
      RelaySource source,
      RelayConfig config,
      RelayWakeups wakeups,
      OpenTelemetry telemetry) {
    return new Relay(
        RecordHop.NAME, source, new RecordClient(channels.to(target)), config, wakeups, telemetry);
  }
}
