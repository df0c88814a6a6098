package io.candor.alert.route;

import io.candor.alert.finding.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One walk of a finding down the tree of routes. Not thread-safe.
final class RouteTree {
  private final Finding finding;
  private final Set<String> receivers = new LinkedHashSet<>();
  private final Set<String> chosenBy = new LinkedHashSet<>();
  private final Consumer<RouteTree> owners;
  private final Map<String, Gathering> gatherings = new HashMap<>();
  private final Set<String> alone = new HashSet<>();
  private @Nullable Duration repeatInterval;

  /// @param owners adds those whom a route without receivers means
  RouteTree(Finding finding, Consumer<RouteTree> owners) {
    this.finding = finding;
    this.owners = owners;
  }

  /// Walks; what no route accepts goes to the owners.
  Chosen choose(List<Route> routes) {
    if (!walk(routes, new Inherited(List.of(), null, null), "")) {
      owners.accept(this);
    }
    // Whom one route tells on its own need not hear of it in another one's group as well.
    gatherings.keySet().removeAll(alone);
    return new Chosen(
        new ArrayList<>(receivers), new ArrayList<>(chosenBy), repeatInterval, gatherings, "");
  }

  /// Adds receivers that something chose.
  void add(List<String> ids, String by) {
    receivers.addAll(ids);
    chosenBy.add(by);
  }

  // What the routes below one take over from it unless they say otherwise.
  private record Inherited(
      List<String> receivers, @Nullable Duration interval, @Nullable Grouping grouping) {
    Inherited with(Route route) {
      return new Inherited(
          route.receivers().isEmpty() ? receivers : route.receivers(),
          route.repeatInterval() == null ? interval : route.repeatInterval(),
          route.grouping() == null ? grouping : route.grouping());
    }
  }

  private boolean walk(List<Route> routes, Inherited inherited, String path) {
    boolean matched = false;
    for (Route route : routes) {
      if (!route.matcher().accepts(finding)) {
        continue;
      }
      matched = true;
      Inherited effective = inherited.with(route);
      String place = path.isEmpty() ? route.id() : path + "/" + route.id();
      if (!walk(route.routes(), effective, place)) {
        take(effective, place);
      }
      if (!route.continueMatching()) {
        break;
      }
    }
    return matched;
  }

  private void take(Inherited effective, String place) {
    Set<String> before = Set.copyOf(receivers);
    add(effective.receivers(), "route:" + place);
    if (effective.receivers().isEmpty()) {
      owners.accept(this);
    }
    Duration interval = effective.interval();
    Grouping grouping = effective.grouping();
    if (grouping == null || grouping.alone()) {
      alone.addAll(effective.receivers());
      receivers.stream().filter(id -> !before.contains(id)).forEach(alone::add);
      if (interval != null && (repeatInterval == null || interval.compareTo(repeatInterval) < 0)) {
        repeatInterval = interval;
      }
      return;
    }
    Gathering gathering = new Gathering(place, grouping, interval);
    receivers.stream()
        .filter(id -> !before.contains(id))
        .forEach(id -> gatherings.put(id, gathering));
  }
}
