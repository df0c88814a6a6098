package io.candor.alert.route;

import io.candor.alert.audit.AuditEvent;
import io.candor.alert.failure.AlertReason;
import io.candor.alert.receiver.ChannelGate;
import io.candor.alert.receiver.Receiver;
import io.candor.alert.route.RoutingChecks.Violation;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.FieldViolation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What operators do to routings. Thread-safe.
public final class Routings {
  private static final String UNNAMED = "unnamed";

  private final RoutingStore store;
  private final ChannelGate gate;
  private final Clock clock;

  /// Works on this store.
  public Routings(RoutingStore store, ChannelGate gate, Clock clock) {
    this.store = store;
    this.gate = gate;
    this.clock = clock;
  }

  /// The routing as it is now.
  public RoutingVersion latest(String workspace) {
    return store.latest(workspace);
  }

  /// Replaces the routing as a whole, or refuses it as a whole. A receiver whose channel changes is
  /// enabled.
  ///
  /// @param etag of the version that the new one was made from; may be empty for the first one
  /// @param known what is wrong with it already; refused together with what is found here
  /// @param validateOnly only check
  /// @throws CandorException ROUTING_INVALID or ETAG_MISMATCH
  public RoutingVersion update(
      String workspace,
      Routing routing,
      String etag,
      String actor,
      List<Violation> known,
      boolean validateOnly) {
    check(workspace, routing, known);
    RoutingVersion latest = store.latest(workspace);
    boolean first = latest.version() == 0 && etag.isEmpty();
    if (!first && !etag.equals(Long.toString(latest.version()))) {
      throw stale(latest);
    }
    RoutingVersion next = new RoutingVersion(latest.version() + 1, routing, now(), actor);
    if (!validateOnly
        && !store.add(
            workspace,
            next,
            changedReceivers(latest.routing(), routing),
            updated(workspace, latest, next))) {
      throw stale(store.latest(workspace));
    }
    return next;
  }

  /// Refuses a routing that breaks rules, with all of them at once.
  ///
  /// @param known what is wrong with it already
  /// @throws CandorException ROUTING_INVALID
  public void check(String workspace, Routing routing, List<Violation> known) {
    List<Violation> violations = new ArrayList<>(known);
    violations.addAll(RoutingChecks.check(routing));
    violations.addAll(checkChannels(workspace, routing));
    if (!violations.isEmpty()) {
      throw invalid(violations);
    }
  }

  /// Enables a receiver and returns it.
  ///
  /// @param actor who does; empty for somebody who does not say
  /// @throws CandorException RECEIVER_NOT_FOUND
  public Receiver enable(String workspace, String receiverId, String actor) {
    Receiver receiver = receiver(workspace, receiverId);
    store.enable(
        workspace,
        receiverId,
        new AuditEvent(
            now(),
            actor.isEmpty() ? UNNAMED : actor,
            "receiver.enabled",
            "workspaces/" + workspace + "/receivers/" + receiverId,
            Map.of()));
    return receiver;
  }

  /// The receiver of this id.
  ///
  /// @throws CandorException RECEIVER_NOT_FOUND
  public Receiver receiver(String workspace, String receiverId) {
    return store
        .latest(workspace)
        .routing()
        .receiver(receiverId)
        .orElseThrow(
            () ->
                CandorException.of(AlertReason.RECEIVER_NOT_FOUND)
                    .message("There is no such receiver")
                    .resource("Receiver", "workspaces/" + workspace + "/receivers/" + receiverId)
                    .build());
  }

  private AuditEvent updated(String workspace, RoutingVersion before, RoutingVersion after) {
    Map<String, String> detail =
        new TreeMap<>(RoutingDifference.of(before.routing(), after.routing()));
    detail.put("version", Long.toString(after.version()));
    return new AuditEvent(
        now(),
        after.updatedBy(),
        "routing.updated",
        "workspaces/" + workspace + "/routing",
        detail);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private List<Violation> checkChannels(String workspace, Routing routing) {
    List<Violation> violations = new ArrayList<>();
    List<Receiver> receivers = routing.receivers();
    for (int i = 0; i < receivers.size(); i++) {
      String field = "routing.receivers[" + i + "].";
      for (ChannelGate.Problem problem : gate.check(workspace, receivers.get(i).channel())) {
        violations.add(new Violation(field + problem.field(), problem.description()));
      }
    }
    return violations;
  }

  private static List<String> changedReceivers(Routing before, Routing after) {
    return after.receivers().stream()
        .filter(
            receiver ->
                before
                    .receiver(receiver.id())
                    .map(old -> !old.channel().equals(receiver.channel()))
                    .orElse(true))
        .map(Receiver::id)
        .toList();
  }

  private static CandorException invalid(List<Violation> violations) {
    return CandorException.of(AlertReason.ROUTING_INVALID)
        .message("The routing breaks " + violations.size() + " rules")
        .fields(
            violations.stream()
                .map(violation -> new FieldViolation(violation.field(), violation.description()))
                .toList())
        .build();
  }

  private static CandorException stale(RoutingVersion latest) {
    return CandorException.of(AlertReason.ETAG_MISMATCH)
        .message("The routing has changed since it was read")
        .metadata("etag", Long.toString(latest.version()))
        .build();
  }
}
