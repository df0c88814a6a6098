package io.candor.alert.route;

import io.candor.alert.receiver.ChannelGate;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Makes the operations of this feature, which know no framework.
@Factory
final class RouteFactory {
  @Singleton
  Routings routings(RoutingStore store, ChannelGate gate, Clock clock) {
    return new Routings(store, gate, clock);
  }
}
