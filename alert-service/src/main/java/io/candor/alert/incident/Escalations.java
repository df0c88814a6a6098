package io.candor.alert.incident;

import io.candor.alert.route.EscalationStep;
import io.candor.alert.route.Routing;
import io.candor.alert.route.RoutingStore;
import io.candor.alert.timer.TimerHandler;
import io.candor.alert.timer.Timers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Tells the next when nobody acknowledges an incident in time. One timer per open incident; its
/// steps are those of the routing when they are due. Thread-safe.
public final class Escalations implements TimerHandler {
  private static final String KIND = "escalation";

  private final IncidentStore store;
  private final RoutingStore routings;
  private final Timers timers;

  /// Works on these stores.
  public Escalations(IncidentStore store, RoutingStore routings, Timers timers) {
    this.store = store;
    this.routings = routings;
    this.timers = timers;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /// Sets the timer of an incident that was changed, in the transaction of the change.
  void watch(Incident after, Routing routing) {
    next(after, routing)
        .ifPresent(
            step ->
                timers.set(
                    after.name().workspace(),
                    KIND,
                    after.name().incidentId(),
                    after.lifecycle().activeTime().plus(step.after())));
  }

  @Override
  public void fire(String workspace, String id, Instant now) {
    IncidentName name = new IncidentName(workspace, id);
    Routing routing = routings.latest(workspace).routing();
    store.change(
        workspace,
        work -> {
          Incident current = work.lock(List.of(name)).get(name);
          Optional<EscalationStep> step =
              current == null ? Optional.empty() : next(current, routing);
          if (current == null || step.isEmpty()) {
            return Boolean.FALSE;
          }
          if (current.lifecycle().activeTime().plus(step.get().after()).isAfter(now)) {
            watch(current, routing); // Opened again, or other waits, since the timer was set.
            return Boolean.FALSE;
          }
          IncidentChange change = CareRules.escalate(current, step.get().receivers(), now);
          work.save(List.of(change));
          watch(change.after(), routing);
          return Boolean.TRUE;
        });
  }

  // Only what somebody was told of can go unheard.
  private static Optional<EscalationStep> next(Incident incident, Routing routing) {
    if (incident.state() != IncidentState.OPEN || !incident.told().anybody()) {
      return Optional.empty();
    }
    List<EscalationStep> steps = routing.escalation(incident.finding().judgement().severity());
    int level = incident.lifecycle().escalationLevel();
    return level < steps.size() ? Optional.of(steps.get(level)) : Optional.empty();
  }
}
