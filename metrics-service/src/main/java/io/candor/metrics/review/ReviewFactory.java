package io.candor.metrics.review;

import io.candor.kit.client.PeerChannels;
import io.candor.kit.relay.Relay;
import io.candor.kit.relay.Relays;
import io.candor.metrics.evaluation.AfterEvaluation;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
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
  Relay reviewRelay(@Property(name = PEER) String target, PeerChannels channels, Relays relays) {
    return relays.make(ReviewHop.NAME, new ReviewPackClient(channels.to("alert", target)));
  }
}
