package io.candor.alert.incident;

import io.candor.alert.directive.FindingDirectives;
import io.candor.alert.route.RoutingStore;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Makes the operations of this feature, which know no framework.
@Factory
final class IncidentFactory {
  @Singleton
  Incidents incidents(
      IncidentStore store, RoutingStore routings, FindingDirectives directives, Clock clock) {
    return new Incidents(store, routings, directives, clock);
  }
}
