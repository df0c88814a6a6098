package io.candor.alert.incident;

import io.candor.alert.route.Chosen;
import io.candor.alert.timer.TimerHandler;
import io.candor.alert.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Tells of an open incident again, as its route says, until somebody acknowledges it: those who
/// hear of it on its own; groups repeat themselves. Thread-safe.
public final class Repeats implements TimerHandler {
  private static final String KIND = "repeat";

  private final IncidentStore store;
  private final Audiences audiences;
  private final Timers timers;

  Repeats(IncidentStore store, Audiences audiences, Timers timers) {
    this.store = store;
    this.audiences = audiences;
    this.timers = timers;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /// Sets the timer of an incident that was changed, unless it is set; in the transaction of the
  /// change.
  void watch(Incident after, Chosen chosen) {
    Duration interval = chosen.repeatInterval();
    if (interval != null && mayRepeat(after) && !chosen.aloneReceivers().isEmpty()) {
      timers.setIfAbsent(
          after.name().workspace(),
          KIND,
          after.name().incidentId(),
          after.lifecycle().updateTime().plus(interval));
    }
  }

  @Override
  public void fire(String workspace, String id, Instant now) {
    IncidentName name = new IncidentName(workspace, id);
    Audience audience = audiences.at(workspace, now);
    store.change(
        workspace,
        work -> {
          Incident current = work.lock(List.of(name)).get(name);
          if (current == null || !mayRepeat(current)) {
            return Boolean.FALSE;
          }
          Chosen chosen = audience.of(current);
          Duration interval = chosen.repeatInterval();
          if (interval == null || chosen.aloneReceivers().isEmpty()) {
            return Boolean.FALSE;
          }
          if (chosen.mutedBy().isEmpty()) {
            work.save(List.of(CareRules.repeat(current, chosen, now)));
          }
          timers.set(workspace, KIND, id, now.plus(interval));
          return Boolean.TRUE;
        });
  }

  private static boolean mayRepeat(Incident incident) {
    return incident.state() == IncidentState.OPEN && incident.told().anybody();
  }
}
