package io.candor.alert.incident;

import io.candor.alert.directive.FindingDirectives;
import io.candor.alert.route.RoutingStore;
import io.candor.alert.timer.Timers;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Makes the operations of this feature, which know no framework.
@Factory
final class IncidentFactory {
  @Singleton
  Escalations escalations(IncidentStore store, RoutingStore routings, Timers timers) {
    return new Escalations(store, routings, timers);
  }

  @Singleton
  IncidentCare incidentCare(
      IncidentStore store,
      FollowUpStore followUps,
      RoutingStore routings,
      Escalations escalations,
      Clock clock) {
    return new IncidentCare(store, followUps, routings, escalations, clock);
  }

  @Singleton
  Incidents incidents(
      IncidentStore store,
      RoutingStore routings,
      FindingDirectives directives,
      FollowUpStore followUps,
      Escalations escalations,
      Clock clock) {
    return new Incidents(store, routings, directives, followUps, escalations, clock);
  }
}
