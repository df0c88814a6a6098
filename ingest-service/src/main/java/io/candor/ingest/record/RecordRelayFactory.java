package io.candor.ingest.record;

import io.candor.ingest.event.RecordHop;
import io.candor.kit.client.PeerChannels;
import io.candor.kit.relay.Relay;
import io.candor.kit.relay.Relays;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;

/// Makes the relay to the classifier.
@Factory
final class RecordRelayFactory {

  @Singleton
  Relay relay(
      @Property(name = "candor.peer.classifier") String target,
      PeerChannels channels,
      Relays relays) {
    return relays.make(RecordHop.NAME, new RecordClient(channels.to("classifier", target)));
  }
}
