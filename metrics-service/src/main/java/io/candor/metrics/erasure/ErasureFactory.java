package io.candor.metrics.erasure;

import io.candor.kit.client.PeerChannels;
import io.candor.kit.relay.Relay;
import io.candor.kit.relay.Relays;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/// Makes the relay that hands erased subjects to alerting.
@Factory
final class ErasureFactory {
  private static final String PEER = "candor.peer.alert";

  @Singleton
  @Named(ErasedSubjectHop.NAME)
  @Requires(property = PEER)
  Relay erasedSubjectRelay(
      @Property(name = PEER) String target, PeerChannels channels, Relays relays) {
    return relays.make(
        ErasedSubjectHop.NAME, new ErasedSubjectClient(channels.to("alert", target)));
  }
}
