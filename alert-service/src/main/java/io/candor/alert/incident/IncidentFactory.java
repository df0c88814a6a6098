package io.candor.alert.incident;

import io.candor.alert.directive.FindingDirectives;
import io.candor.alert.erasure.ErasedSubjects;
import io.candor.alert.route.RoutingStore;
import io.candor.alert.silence.SilenceStore;
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
      ParentEnds parentEnds,
      Clock clock) {
    return new IncidentCare(store, followUps, routings, escalations, parentEnds, clock);
  }

  @Singleton
  Audiences audiences(
      IncidentStore store, RoutingStore routings, SilenceStore silences, Clock clock) {
    return new Audiences(store, routings, silences, clock);
  }

  @Singleton
  Repeats repeats(IncidentStore store, Audiences audiences, Timers timers) {
    return new Repeats(store, audiences, timers);
  }

  @Singleton
  SilenceEnds silenceEnds(
      IncidentStore store, SilenceStore silences, Audiences audiences, Escalations escalations) {
    return new SilenceEnds(store, silences, audiences, escalations);
  }

  @Singleton
  ParentEnds parentEnds(RoutingStore routings, SilenceEnds reconsideration, Timers timers) {
    return new ParentEnds(routings, reconsideration, timers);
  }

  @Singleton
  Incidents incidents(
      IncidentStore store,
      ErasedSubjects erased,
      Audiences audiences,
      FindingDirectives directives,
      FollowUpStore followUps,
      Escalations escalations,
      Repeats repeats,
      ParentEnds parentEnds,
      Clock clock) {
    return new Incidents(
        store, erased, audiences, directives, followUps, escalations, repeats, parentEnds, clock);
  }
}
