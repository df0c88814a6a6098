package io.candor.alert.route;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingScope;
import io.candor.alert.finding.Severity;
import io.candor.alert.receiver.Channel;
import io.candor.alert.receiver.Receiver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who must hear of what in one workspace. Immutable.
///
/// @param receivers every receiver
/// @param defaultReceivers ids of the receivers of what has no route and no owner, at least one
/// @param areaOwners the owners of product areas, by the area's id
/// @param deploymentOwners the owners of deployments, by the deployment's id
/// @param platforms ids of the receivers that reach a bot's platform, by the deployment's id
/// @param routes in the order in which they are tried
/// @param escalationSteps who is told of what nobody acknowledges
/// @param inhibitions which incidents mute others
/// @param namedReviewReceivers ids of the receivers that are told of reviews; empty for the default
/// @param reopenWithin how long after an incident ended a finding about the same matter re-opens it
public record Routing(
    List<Receiver> receivers,
    List<String> defaultReceivers,
    Map<String, Owner> areaOwners,
    Map<String, Owner> deploymentOwners,
    Map<String, List<String>> platforms,
    List<Route> routes,
    List<EscalationStep> escalationSteps,
    List<Inhibition> inhibitions,
    List<String> namedReviewReceivers,
    Duration reopenWithin) {
  /// What holds when nobody has said how long.
  public static final Duration REOPEN_WITHIN = Duration.ofDays(28);

  /// What a workspace has before anybody wrote one: everything goes to the log.
  public static final Routing INITIAL =
      new Routing(
          List.of(new Receiver("log", "Log of alert-service", new Channel.Log())),
          List.of("log"),
          Map.of(),
          Map.of(),
          Map.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          REOPEN_WITHIN);

  private static final String DEFAULT = "default";

  public Routing {
    receivers = List.copyOf(receivers);
    defaultReceivers = List.copyOf(defaultReceivers);
    areaOwners = Map.copyOf(areaOwners);
    deploymentOwners = Map.copyOf(deploymentOwners);
    platforms = Map.copyOf(platforms);
    routes = List.copyOf(routes);
    escalationSteps = List.copyOf(escalationSteps);
    inhibitions = List.copyOf(inhibitions);
    namedReviewReceivers = List.copyOf(namedReviewReceivers);
  }

  /// The receiver of this id, if there is one.
  public Optional<Receiver> receiver(String id) {
    return receivers.stream().filter(receiver -> receiver.id().equals(id)).findFirst();
  }

  /// The steps of escalation of a severity, the shortest wait first.
  public List<EscalationStep> escalation(Severity severity) {
    return escalationSteps.stream()
        .filter(step -> step.severities().contains(severity))
        .sorted(Comparator.comparing(EscalationStep::after))
        .toList();
  }

  /// The receivers that are told of reviews.
  public List<String> reviewReceivers() {
    return namedReviewReceivers.isEmpty() ? defaultReceivers : namedReviewReceivers;
  }

  /// Those of these receivers whose tools keep the state of an incident.
  public List<String> trackers(List<String> receiverIds) {
    return receiverIds.stream()
        .filter(id -> receiver(id).filter(it -> it.channel().keepsState()).isPresent())
        .toList();
  }

  /// The receivers that reach a deployment's rollback owner; the default ones if it has none.
  public List<String> ownerReceivers(String deployment) {
    Owner owner = deploymentOwners.get(deployment);
    return owner == null ? defaultReceivers : owner.receivers();
  }

  /// Whether a receiver is one that was named for a deployment's rollback owner.
  public boolean reachesOwner(String deployment, String receiverId) {
    Owner owner = deploymentOwners.get(deployment);
    return owner != null && owner.receivers().contains(receiverId);
  }

  /// The receivers that reach a bot's platform; empty for one that watches the stream.
  public List<String> platformReceivers(String deployment) {
    return platforms.getOrDefault(deployment, List.of());
  }

  /// As [#choose], and the deployment's rollback owner besides, whatever the routes say.
  public Chosen chooseWithRollbackOwner(Finding finding) {
    Chosen chosen = choose(finding);
    String deployment = finding.subject().scope().deployment().id();
    Owner owner = deploymentOwners.get(deployment);
    if (owner == null) {
      return chosen;
    }
    Set<String> receivers = new LinkedHashSet<>(chosen.receivers());
    Set<String> chosenBy = new LinkedHashSet<>(chosen.chosenBy());
    receivers.addAll(owner.receivers());
    chosenBy.add("deployment:" + deployment);
    return new Chosen(
        new ArrayList<>(receivers),
        new ArrayList<>(chosenBy),
        chosen.repeatInterval(),
        chosen.gatherings(),
        chosen.mutedBy());
  }

  /// Who is told of a finding: the receivers of the routes that match; without a route, or for a
  /// route without receivers, the owners of its area and of its deployment; without an owner, the
  /// default receivers. At least one receiver always.
  public Chosen choose(Finding finding) {
    return new RouteTree(finding, tree -> addOwners(finding, tree)).choose(routes);
  }

  private void addOwners(Finding finding, RouteTree tree) {
    FindingScope scope = finding.subject().scope();
    boolean area = addOwner("area:", scope.area().id(), areaOwners, tree);
    boolean deployment = addOwner("deployment:", scope.deployment().id(), deploymentOwners, tree);
    if (!area && !deployment) {
      tree.add(defaultReceivers, DEFAULT);
    }
  }

  private static boolean addOwner(
      String kind, String id, Map<String, Owner> owners, RouteTree tree) {
    Owner owner = owners.get(id);
    if (owner == null) {
      return false;
    }
    tree.add(owner.receivers(), kind + id);
    return true;
  }
}
