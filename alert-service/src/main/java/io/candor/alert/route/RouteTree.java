package io.candor.alert.route;

import io.candor.alert.finding.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One walk of a finding down the tree of routes. Not thread-safe.
final class RouteTree {
  private final Finding finding;
  private final Set<String> receivers = new LinkedHashSet<>();
  private final Set<String> chosenBy = new LinkedHashSet<>();
  private final Consumer<RouteTree> owners;
  private @Nullable Duration repeatInterval;

  /// @param owners adds those whom a route without receivers means
  RouteTree(Finding finding, Consumer<RouteTree> owners) {
    this.finding = finding;
    this.owners = owners;
  }

  /// Walks; what no route accepts goes to the owners.
  Chosen choose(List<Route> routes) {
    if (!walk(routes, List.of(), null, "")) {
      owners.accept(this);
    }
    return new Chosen(new ArrayList<>(receivers), new ArrayList<>(chosenBy), repeatInterval, "");
  }

  /// Adds receivers that something chose.
  void add(List<String> ids, String by) {
    receivers.addAll(ids);
    chosenBy.add(by);
  }

  private boolean walk(
      List<Route> routes, List<String> inherited, @Nullable Duration interval, String path) {
    boolean matched = false;
    for (Route route : routes) {
      if (!route.matcher().accepts(finding)) {
        continue;
      }
      matched = true;
      List<String> effective = route.receivers().isEmpty() ? inherited : route.receivers();
      Duration own = route.repeatInterval() == null ? interval : route.repeatInterval();
      String place = path.isEmpty() ? route.id() : path + "/" + route.id();
      if (!walk(route.routes(), effective, own, place)) {
        take(effective, own, place);
      }
      if (!route.continueMatching()) {
        break;
      }
    }
    return matched;
  }

  private void take(List<String> effective, @Nullable Duration interval, String place) {
    add(effective, "route:" + place);
    if (effective.isEmpty()) {
      owners.accept(this);
    }
    if (interval != null && (repeatInterval == null || interval.compareTo(repeatInterval) < 0)) {
      repeatInterval = interval;
    }
  }
}
