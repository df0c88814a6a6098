package io.candor.alert.incident;

import io.candor.alert.failure.AlertReason;
import io.candor.alert.incident.IncidentStore.Work;
import io.candor.alert.route.Routing;
import io.candor.alert.route.RoutingStore;
import io.candor.kit.error.CandorException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// What people do to incidents. Every act takes the etag of the incident that the person saw, empty
/// to act on any, and fails with INCIDENT_NOT_FOUND or ETAG_MISMATCH besides what it names.
/// Thread-safe.
public final class IncidentCare {
  private final IncidentStore store;
  private final FollowUpStore followUps;
  private final RoutingStore routings;
  private final Escalations escalations;
  private final ParentEnds parentEnds;
  private final Clock clock;

  /// Works on these stores.
  public IncidentCare(
      IncidentStore store,
      FollowUpStore followUps,
      RoutingStore routings,
      Escalations escalations,
      ParentEnds parentEnds,
      Clock clock) {
    this.store = store;
    this.followUps = followUps;
    this.routings = routings;
    this.escalations = escalations;
    this.parentEnds = parentEnds;
    this.clock = clock;
  }

  /// Records that somebody takes care of an incident.
  ///
  /// @throws CandorException INCIDENT_RESOLVED
  public Incident acknowledge(IncidentName name, String actor, String note, String etag) {
    return change(
        name,
        etag,
        (current, routing) -> {
          checkNotOver(current);
          return CareRules.acknowledge(current, actor, note, trackers(current, routing), now());
        });
  }

  /// Records that somebody considers an incident done.
  public Incident resolve(IncidentName name, String actor, String note, String etag) {
    return change(
        name,
        etag,
        (current, routing) ->
            CareRules.resolve(current, actor, note, trackers(current, routing), now()));
  }

  /// Opens an incident that is over again; its receivers are told.
  public Incident reopen(IncidentName name, String actor, String note, String etag) {
    return change(name, etag, (current, routing) -> CareRules.reopen(current, actor, note, now()));
  }

  /// Closes a resolved incident once nobody is left to be told.
  ///
  /// @throws CandorException INCIDENT_NOT_RESOLVED or FOLLOW_UPS_LEFT
  public Incident close(IncidentName name, String actor, String note, String etag) {
    return change(
        name,
        etag,
        (current, routing) -> {
          if (!current.state().isOver()) {
            throw precondition(
                AlertReason.INCIDENT_NOT_RESOLVED, name, "must be RESOLVED", current);
          }
          long left = followUps.countToTell(name);
          if (current.state() == IncidentState.RESOLVED && left > 0) {
            throw CandorException.of(AlertReason.FOLLOW_UPS_LEFT)
                .message(left + " follow-ups are still to be told (expected: 0)")
                .metadata("toTellCount", Long.toString(left))
                .precondition("FOLLOW_UPS", name.toString(), "none may be TO_TELL")
                .build();
          }
          return CareRules.close(current, actor, note, now());
        });
  }

  /// Names who shall take care of an incident.
  ///
  /// @param assignee empty for nobody
  /// @throws CandorException INCIDENT_RESOLVED
  public Incident assign(
      IncidentName name, String assignee, String actor, String note, String etag) {
    return change(
        name,
        etag,
        (current, routing) -> {
          checkNotOver(current);
          return CareRules.assign(current, assignee, actor, note, now());
        });
  }

  /// Adds follow-ups and changes those that are there.
  ///
  /// @return how many are still to be told
  /// @throws CandorException INCIDENT_CLOSED
  public long followUp(IncidentName name, List<FollowUp> changed, String actor) {
    return store.change(
        name.workspace(),
        work -> {
          Incident current = locked(work, name, "");
          if (current.state() == IncidentState.CLOSED) {
            throw precondition(AlertReason.INCIDENT_CLOSED, name, "must not be CLOSED", current);
          }
          Instant now = now();
          followUps.save(
              name,
              changed.stream()
                  .map(it -> new FollowUp(it.subject(), it.state(), it.note(), now, actor))
                  .toList());
          return followUps.countToTell(name);
        });
  }

  /// The failure for a name that no incident has.
  static CandorException notFound(IncidentName name) {
    return CandorException.of(AlertReason.INCIDENT_NOT_FOUND)
        .message("There is no such incident")
        .resource("Incident", name.toString())
        .build();
  }

  private Incident change(IncidentName name, String etag, Act act) {
    Routing routing = routings.latest(name.workspace()).routing();
    return store.change(
        name.workspace(),
        work -> {
          Incident current = locked(work, name, etag);
          Optional<IncidentChange> change = act.on(current, routing);
          change.ifPresent(
              it -> {
                work.save(List.of(it));
                escalations.watch(it.after(), routing);
                parentEnds.watch(it.after(), routing);
              });
          return change.map(IncidentChange::after).orElse(current);
        });
  }

  private static List<String> trackers(Incident current, Routing routing) {
    return routing.trackers(current.told().receivers());
  }

  private static Incident locked(Work work, IncidentName name, String etag) {
    Incident current = work.lock(List.of(name)).get(name);
    if (current == null) {
      throw notFound(name);
    }
    if (!etag.isEmpty() && !etag.equals(Incidents.etag(current))) {
      throw CandorException.of(AlertReason.ETAG_MISMATCH)
          .message("The incident has changed since it was read")
          .metadata("etag", Incidents.etag(current))
          .build();
    }
    return current;
  }

  private static void checkNotOver(Incident current) {
    if (current.state().isOver()) {
      throw precondition(
          AlertReason.INCIDENT_RESOLVED, current.name(), "must not be resolved", current);
    }
  }

  private static CandorException precondition(
      AlertReason reason, IncidentName name, String expected, Incident current) {
    return CandorException.of(reason)
        .message("The incident is " + current.state() + " (" + expected + ")")
        .precondition("STATE", name.toString(), expected)
        .build();
  }

  // What PostgreSQL can store, so that an incident reads back as it was answered.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private interface Act {
    Optional<IncidentChange> on(Incident current, Routing routing);
  }
}
