package io.candor.metrics.erasure;

import io.candor.kit.client.PeerChannels;
import io.candor.kit.relay.Relay;
import io.candor.kit.relay.RelayConfig;
import io.candor.kit.relay.RelaySource;
import io.candor.kit.relay.RelayWakeups;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.opentelemetry.api.OpenTelemetry;
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
      @Property(name = PEER) String target,
      PeerChannels channels,
      RelaySource source,
      RelayConfig config,
      RelayWakeups wakeups,
      OpenTelemetry telemetry) {
    return new Relay(
        ErasedSubjectHop.NAME,
        source,
        new ErasedSubjectClient(channels.to(target)),
        config,
        wakeups,
        telemetry);
  }
}
