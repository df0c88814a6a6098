package io.candor.alert.incident;

import io.candor.alert.route.Inhibition;
import io.candor.alert.route.Routing;
import io.candor.alert.route.RoutingStore;
import io.candor.alert.timer.TimerHandler;
import io.candor.alert.timer.Timers;
import java.time.Instant;

/// When an incident that mutes others is over, tells those who were not told of what is still open.
/// Thread-safe.
public final class ParentEnds implements TimerHandler {
  private static final String KIND = "parent-end";

  private final RoutingStore routings;
  private final SilenceEnds reconsideration;
  private final Timers timers;

  ParentEnds(RoutingStore routings, SilenceEnds reconsideration, Timers timers) {
    this.routings = routings;
    this.reconsideration = reconsideration;
    this.timers = timers;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /// Sets the timer of an incident that was changed, in the transaction of the change, if it mutes
  /// others and is over.
  void watch(Incident after, Routing routing) {
    boolean parent =
        routing.inhibitions().stream().anyMatch(it -> it.source().accepts(after.finding()));
    if (parent && after.state().isOver()) {
      timers.setIfAbsent(
          after.name().workspace(),
          KIND,
          after.name().incidentId(),
          after.lifecycle().updateTime());
    }
  }

  @Override
  public void fire(String workspace, String id, Instant now) {
    for (Inhibition inhibition : routings.latest(workspace).routing().inhibitions()) {
      reconsideration.reconsider(workspace, inhibition.target(), now);
    }
  }
}
