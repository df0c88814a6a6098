package io.candor.alert.incident;

import io.candor.alert.directive.Proposals;
import io.candor.alert.route.RoutedIncidents;
import io.candor.alert.route.Routing;
import io.candor.alert.route.RoutingStore;
import io.candor.alert.silence.SilenceStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who is told of findings, workspace by workspace. Thread-safe.
public final class Audiences implements RoutedIncidents {
  /// Incidents that somebody must still act on.
  static final IncidentStore.Filter NOT_OVER =
      IncidentStore.Filter.inStates(Set.of(IncidentState.OPEN, IncidentState.ACKNOWLEDGED));

  // The last opened ones: a parent is older than its children by hours, not by thousands.
  private static final int MAX_PARENTS = 2000;
  private static final int PAGE = 500;

  private final IncidentStore store;
  private final RoutingStore routings;
  private final SilenceStore silences;
  private final Clock clock;

  Audiences(IncidentStore store, RoutingStore routings, SilenceStore silences, Clock clock) {
    this.store = store;
    this.routings = routings;
    this.silences = silences;
    this.clock = clock;
  }

  /// The audience of a workspace at this moment.
  Audience at(String workspace, Instant now) {
    Routing routing = routings.latest(workspace).routing();
    return new Audience(
        routing,
        silences.active(workspace, now),
        routing.inhibitions().isEmpty() ? List.of() : parents(workspace, routing),
        now);
  }

  private List<Audience.Parent> parents(String workspace, Routing routing) {
    return store.list(workspace, NOT_OVER, null, MAX_PARENTS).stream()
        .filter(
            incident ->
                routing.inhibitions().stream()
                    .anyMatch(it -> it.source().accepts(incident.finding())))
        .map(incident -> new Audience.Parent(incident.name().incidentId(), incident.finding()))
        .toList();
  }

  @Override
  public Optional<Routed> find(String workspace, String incidentId) {
    Audience audience = at(workspace, clock.instant());
    return store
        .find(new IncidentName(workspace, incidentId))
        .map(incident -> routed(incident, audience));
  }

  @Override
  public List<Routed> openedSince(String workspace, Instant since, int limit) {
    Audience audience = at(workspace, clock.instant());
    List<Routed> routed = new ArrayList<>();
    IncidentStore.Place place = null;
    while (true) {
      List<Incident> page = store.list(workspace, IncidentStore.Filter.ALL, place, PAGE);
      for (Incident incident : page) {
        if (incident.lifecycle().openTime().isBefore(since) || routed.size() == limit) {
          return routed;
        }
        routed.add(routed(incident, audience));
      }
      if (page.size() < PAGE) {
        return routed;
      }
      Incident last = page.getLast();
      place = new IncidentStore.Place(last.lifecycle().openTime(), last.name().incidentId());
    }
  }

  private static Routed routed(Incident incident, Audience audience) {
    return new Routed(
        incident.name().toString(),
        incident.title(),
        incident.finding(),
        Proposals.triggersAuthority(incident.finding()),
        audience.of(incident));
  }
}
