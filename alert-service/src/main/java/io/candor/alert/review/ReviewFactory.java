package io.candor.alert.review;

import io.candor.alert.finding.FindingSink;
import io.candor.alert.incident.IncidentStore;
import io.candor.alert.receiver.ReceiverOutbox;
import io.candor.alert.route.RoutingStore;
import io.candor.alert.timer.Timers;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Makes the operations of this feature, which know no framework.
@Factory
final class ReviewFactory {
  @Singleton
  ActionItems actionItems(ReviewStore store, FindingSink findings, Timers timers, Clock clock) {
    return new ActionItems(store, findings, timers, clock);
  }

  @Singleton
  Reviews reviews(
      ReviewStore store,
      ActionItems items,
      IncidentStore incidents,
      RoutingStore routings,
      ReceiverOutbox outbox,
      Timers timers,
      Clock clock) {
    return new Reviews(store, items, incidents, routings, outbox, timers, clock);
  }
}
