package io.candor.alert.route;

import io.candor.alert.receiver.Receiver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// What one version of a routing changes in the one before, for the audit log: names of what was
/// added, removed and changed, no targets and no addresses. Pure.
final class RoutingDifference {
  // Ten thousand new routes are told by their number.
  private static final int MAX_NAMES = 50;

  private final Map<String, String> changes = new TreeMap<>();

  private RoutingDifference() {}

  /// The changes by what they are about; empty when there are none.
  static Map<String, String> of(Routing before, Routing after) {
    RoutingDifference difference = new RoutingDifference();
    difference.maps(
        "receivers",
        byName(before.receivers(), Receiver::id),
        byName(after.receivers(), Receiver::id));
    difference.maps("areaOwners", before.areaOwners(), after.areaOwners());
    difference.maps("deploymentOwners", before.deploymentOwners(), after.deploymentOwners());
    difference.maps("platforms", before.platforms(), after.platforms());
    difference.maps("routes", routes(before), routes(after));
    difference.lists("defaultReceivers", before.defaultReceivers(), after.defaultReceivers());
    difference.lists(
        "reviewReceivers", before.namedReviewReceivers(), after.namedReviewReceivers());
    difference.whole("escalationSteps", before.escalationSteps(), after.escalationSteps());
    difference.whole("inhibitions", before.inhibitions(), after.inhibitions());
    difference.lists(
        "reopenWithin",
        List.of(before.reopenWithin().toString()),
        List.of(after.reopenWithin().toString()));
    return difference.changes;
  }

  // A route without those below it: these are named themselves.
  private static Map<String, Object> routes(Routing routing) {
    Map<String, Object> byPath = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (Route route : routing.routes()) {
      collect(route, "", byPath, order);
    }
    // The first that matches counts, so their order is part of what they do.
    byPath.put("(order)", order);
    return byPath;
  }

  private static void collect(
      Route route, String above, Map<String, Object> byPath, List<String> order) {
    String path = above.isEmpty() ? route.id() : above + "/" + route.id();
    order.add(path);
    byPath.put(
        path,
        new Route(
            route.id(),
            route.matcher(),
            route.receivers(),
            route.continueMatching(),
            List.of(),
            route.repeatInterval(),
            route.grouping()));
    route.routes().forEach(below -> collect(below, path, byPath, order));
  }

  private static <T> Map<String, T> byName(List<T> things, Function<T, String> name) {
    Map<String, T> byName = new HashMap<>();
    things.forEach(thing -> byName.put(name.apply(thing), thing));
    return byName;
  }

  private void maps(String what, Map<String, ?> before, Map<String, ?> after) {
    Set<String> added = new TreeSet<>(after.keySet());
    added.removeAll(before.keySet());
    Set<String> removed = new TreeSet<>(before.keySet());
    removed.removeAll(after.keySet());
    Set<String> changed = new TreeSet<>(before.keySet());
    changed.retainAll(after.keySet());
    changed.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
    put(what + ".added", added);
    put(what + ".removed", removed);
    put(what + ".changed", changed);
  }

  private void lists(String what, List<String> before, List<String> after) {
    if (!before.equals(after)) {
      changes.put(what, String.join(", ", after));
    }
  }

  private void whole(String what, List<?> before, List<?> after) {
    if (!before.equals(after)) {
      changes.put(what, "changed, now " + after.size());
    }
  }

  private void put(String what, Set<String> names) {
    if (!names.isEmpty()) {
      String first = String.join(", ", names.stream().limit(MAX_NAMES).toList());
      changes.put(
          what,
          names.size() <= MAX_NAMES
              ? first
              : first + " and " + (names.size() - MAX_NAMES) + " more");
    }
  }
}
