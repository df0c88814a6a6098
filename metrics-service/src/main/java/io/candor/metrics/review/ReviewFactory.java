package io.candor.metrics.review;

import io.candor.kit.client.PeerChannels;
import io.candor.kit.relay.Relay;
import io.candor.kit.relay.RelayConfig;
import io.candor.kit.relay.RelaySource;
import io.candor.kit.relay.RelayWakeups;
import io.candor.metrics.evaluation.AfterEvaluation;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Makes the packs and the relay that hands them to alerting.
@Factory
final class ReviewFactory {
  private static final String PEER = "candor.peer.alert";

  @Singleton
  AfterEvaluation reviewPacks(ReviewPackStore store, ReviewConfig config, Clock clock) {
    return new ReviewPacks(store, config, clock);
  }

  @Singleton
  @Named(ReviewHop.NAME)
  @Requires(property = PEER)
  Relay reviewRelay(
      @Property(name = PEER) String target,
      PeerChannels channels,
      RelaySource source,
      RelayConfig config,
      RelayWakeups wakeups,
      OpenTelemetry telemetry) {
    return new Relay(
        ReviewHop.NAME,
        source,
        new ReviewPackClient(channels.to(target)),
        config,
        wakeups,
        telemetry);
  }
}
