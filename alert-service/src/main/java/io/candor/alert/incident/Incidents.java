package io.candor.alert.incident;

import io.candor.alert.directive.FindingDirectives;
import io.candor.alert.directive.Proposals;
import io.candor.alert.failure.AlertReason;
import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingSink;
import io.candor.alert.incident.IncidentStore.Work;
import io.candor.alert.route.Chosen;
import io.candor.alert.route.Routing;
import io.candor.alert.route.RoutingStore;
import io.candor.kit.error.CandorException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What findings and people do to incidents. Thread-safe.
public final class Incidents implements FindingSink {
  private final IncidentStore store;
  private final RoutingStore routings;
  private final FindingDirectives directives;
  private final Clock clock;

  /// Works on these stores.
  public Incidents(
      IncidentStore store, RoutingStore routings, FindingDirectives directives, Clock clock) {
    this.store = store;
    this.routings = routings;
    this.directives = directives;
    this.clock = clock;
  }

  @Override
  public void write(String workspace, List<Finding> findings) {
    Routing routing = routings.latest(workspace).routing();
    Instant now = now();
    store.change(
        workspace,
        work -> {
          apply(work, work.keepNewer(findings), routing, now);
          return Boolean.TRUE;
        });
  }

  /// Records that somebody takes care of an incident.
  ///
  /// @param etag the one of the incident that the person saw; empty to act on any
  /// @throws CandorException INCIDENT_NOT_FOUND, INCIDENT_RESOLVED or ETAG_MISMATCH
  public Incident acknowledge(IncidentName name, String actor, String note, String etag) {
    return store.change(
        name.workspace(),
        work -> {
          Incident current = locked(work, name, etag);
          if (current.state() == IncidentState.RESOLVED) {
            throw CandorException.of(AlertReason.INCIDENT_RESOLVED)
                .message("The incident is resolved (expected: OPEN or ACKNOWLEDGED)")
                .precondition("STATE", name.toString(), "must not be resolved")
                .build();
          }
          return saved(work, current, IncidentRules.acknowledge(current, actor, note, now()));
        });
  }

  /// Records that somebody considers an incident done.
  ///
  /// @param etag the one of the incident that the person saw; empty to act on any
  /// @throws CandorException INCIDENT_NOT_FOUND or ETAG_MISMATCH
  public Incident resolve(IncidentName name, String actor, String note, String etag) {
    return store.change(
        name.workspace(),
        work -> {
          Incident current = locked(work, name, etag);
          return saved(work, current, IncidentRules.resolve(current, actor, note, now()));
        });
  }

  /// An incident's etag: it changes with every change of the incident.
  public static String etag(Incident incident) {
    return Long.toString(incident.revision());
  }

  private void apply(Work work, List<Finding> findings, Routing routing, Instant now) {
    // Two findings about the same subject are one incident: they go in one after the other.
    List<Finding> rest = findings;
    while (!rest.isEmpty()) {
      // Sorted, so that two batches take the locks of deployments in much the same order.
      Map<IncidentName, Finding> round =
          new TreeMap<>(Comparator.comparing(IncidentName::incidentId));
      List<Finding> later = new ArrayList<>();
      for (Finding finding : rest) {
        IncidentName name = IncidentName.of(finding.name().workspace(), finding.subject());
        if (round.putIfAbsent(name, finding) != null) {
          later.add(finding);
        }
      }
      Map<IncidentName, Incident> current = work.lock(round.keySet());
      List<IncidentChange> changes = new ArrayList<>();
      round.forEach(
          (name, finding) ->
              IncidentRules.onFinding(current.get(name), finding, choose(routing, finding), now)
                  .map(change -> withDirective(change, now))
                  .ifPresent(changes::add));
      work.save(changes);
      rest = later;
    }
  }

  private static Chosen choose(Routing routing, Finding finding) {
    return Proposals.triggersAuthority(finding)
        ? routing.chooseWithRollbackOwner(finding)
        : routing.choose(finding);
  }

  private IncidentChange withDirective(IncidentChange change, Instant now) {
    Incident after = change.after();
    return directives
        .onFinding(after.finding(), after.name().incidentId(), after.sentence(), now)
        .map(change::with)
        .orElse(change);
  }

  private static Incident locked(Work work, IncidentName name, String etag) {
    Incident current = work.lock(List.of(name)).get(name);
    if (current == null) {
      throw notFound(name);
    }
    if (!etag.isEmpty() && !etag.equals(etag(current))) {
      throw CandorException.of(AlertReason.ETAG_MISMATCH)
          .message("The incident has changed since it was read")
          .metadata("etag", etag(current))
          .build();
    }
    return current;
  }

  private static Incident saved(Work work, Incident current, Optional<IncidentChange> change) {
    change.ifPresent(it -> work.save(List.of(it)));
    return change.map(IncidentChange::after).orElse(current);
  }

  /// The failure for a name that no incident has.
  static CandorException notFound(IncidentName name) {
    return CandorException.of(AlertReason.INCIDENT_NOT_FOUND)
        .message("There is no such incident")
        .resource("Incident", name.toString())
        .build();
  }

  // What PostgreSQL can store, so that an incident reads back as it was answered.
  private Instant now() {
    return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
  }
}
