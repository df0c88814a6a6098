package io.candor.alert.route;

import io.candor.alert.finding.Severity;
import io.candor.alert.receiver.Receiver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Checks a routing as a whole: ids are unique, and whatever is named exists.
public final class RoutingChecks {
  private static final int MAX_ROUTES = 10_000;
  private static final int MAX_LEVELS = 10;

  private RoutingChecks() {}

  /// A rule that a routing breaks.
  ///
  /// @param field path of the field in the contract, for example `routing.routes[2].receivers[0]`
  /// @param description what was expected
  public record Violation(String field, String description) {}

  /// Every broken rule; empty for a routing that can be used.
  public static List<Violation> check(Routing routing) {
    List<Violation> violations = new ArrayList<>();
    Set<String> known = new HashSet<>();
    List<Receiver> receivers = routing.receivers();
    for (int i = 0; i < receivers.size(); i++) {
      if (!known.add(receivers.get(i).id())) {
        violations.add(new Violation("routing.receivers[" + i + "].id", "must be unique"));
      }
    }
    if (routing.defaultReceivers().isEmpty()) {
      violations.add(new Violation("routing.default_receivers", "must name at least one receiver"));
    }
    known(routing.defaultReceivers(), known, "routing.default_receivers", violations);
    new TreeMap<>(routing.areaOwners())
        .forEach(
            (area, owner) ->
                known(owner.receivers(), known, ownerField("area_owners", area), violations));
    new TreeMap<>(routing.deploymentOwners())
        .forEach(
            (deployment, owner) ->
                known(
                    owner.receivers(),
                    known,
                    ownerField("deployment_owners", deployment),
                    violations));
    new TreeMap<>(routing.platforms())
        .forEach(
            (deployment, ids) ->
                known(
                    ids,
                    known,
                    "routing.deployment_owners[\"" + deployment + "\"].platform_receivers",
                    violations));
    checkRoutes(routing.routes(), known, violations);
    for (int i = 0; i < routing.inhibitions().size(); i++) {
      if (routing.inhibitions().get(i).source().equals(Matcher.ALL)) {
        violations.add(
            new Violation("routing.inhibitions[" + i + "].source", "must have a condition"));
      }
    }
    known(routing.namedReviewReceivers(), known, "routing.review_receivers", violations);
    checkEscalation(routing.escalationSteps(), known, violations);
    return violations;
  }

  private static void checkRoutes(
      List<Route> routes, Set<String> known, List<Violation> violations) {
    Set<String> ids = new HashSet<>();
    checkRoutes(routes, "routing.routes", 1, ids, known, violations);
    if (ids.size() > MAX_ROUTES) {
      violations.add(new Violation("routing.routes", "at most " + MAX_ROUTES + " in all"));
    }
  }

  private static void checkRoutes(
      List<Route> routes,
      String list,
      int level,
      Set<String> ids,
      Set<String> known,
      List<Violation> violations) {
    if (level > MAX_LEVELS && !routes.isEmpty()) {
      violations.add(new Violation(list, "at most " + MAX_LEVELS + " levels"));
      return;
    }
    for (int i = 0; i < routes.size(); i++) {
      String field = list + "[" + i + "]";
      if (!ids.add(routes.get(i).id())) {
        violations.add(new Violation(field + ".id", "must be unique"));
      }
      known(routes.get(i).receivers(), known, field + ".receivers", violations);
      checkRoutes(routes.get(i).routes(), field + ".routes", level + 1, ids, known, violations);
    }
  }

  private static void checkEscalation(
      List<EscalationStep> steps, Set<String> known, List<Violation> violations) {
    Set<String> waits = new HashSet<>();
    for (int i = 0; i < steps.size(); i++) {
      String field = "routing.escalation_steps[" + i + "]";
      for (Severity severity : steps.get(i).severities()) {
        if (!waits.add(severity + " " + steps.get(i).after())) {
          violations.add(new Violation(field + ".wait", "must differ between steps of a severity"));
        }
      }
      known(steps.get(i).receivers(), known, field + ".receivers", violations);
    }
  }

  private static String ownerField(String list, String id) {
    return "routing." + list + "[\"" + id + "\"].owner.receivers";
  }

  private static void known(
      List<String> ids, Set<String> known, String field, List<Violation> violations) {
    for (int i = 0; i < ids.size(); i++) {
      if (!known.contains(ids.get(i))) {
        violations.add(
            new Violation(field + "[" + i + "]", ids.get(i) + " (expected: the id of a receiver)"));
      }
    }
  }
}
