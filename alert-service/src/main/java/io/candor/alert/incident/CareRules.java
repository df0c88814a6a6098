package io.candor.alert.incident;

import io.candor.alert.incident.IncidentEvent.Type;
import io.candor.alert.route.Chosen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What people, and the passing of time without them, do to an incident, as pure functions. A
/// change that changes nothing is no change.
public final class CareRules {
  private CareRules() {}

  /// Somebody takes care of an open incident. Nothing, if somebody already does.
  ///
  /// @param trackers those who were told and keep the incident's state in a tool of theirs
  /// @throws IllegalStateException when it is over
  public static Optional<IncidentChange> acknowledge(
      Incident current, String actor, String note, List<String> trackers, Instant now) {
    return switch (current.state()) {
      case OPEN ->
          Optional.of(
              change(
                  current,
                  current.lifecycle().acknowledged(now, actor),
                  current.told(),
                  Type.ACKNOWLEDGED,
                  actor,
                  note,
                  toTrackers(trackers, NotifyReason.ACKNOWLEDGED)));
      case ACKNOWLEDGED -> Optional.empty();
      case RESOLVED, CLOSED -> throw new IllegalStateException("the incident is over");
    };
  }

  /// Somebody considers an incident done. Nothing, if it is already over.
  ///
  /// @param trackers those who were told and keep the incident's state in a tool of theirs
  public static Optional<IncidentChange> resolve(
      Incident current, String actor, String note, List<String> trackers, Instant now) {
    if (current.state().isOver()) {
      return Optional.empty();
    }
    return Optional.of(
        change(
            current,
            current.lifecycle().resolved(now, Resolution.BY_PERSON, actor),
            current.told(),
            Type.RESOLVED,
            actor,
            note,
            toTrackers(trackers, NotifyReason.RESOLVED)));
  }

  /// Somebody opens an incident again. Nothing, if it is not over.
  public static Optional<IncidentChange> reopen(
      Incident current, String actor, String note, Instant now) {
    if (!current.state().isOver()) {
      return Optional.empty();
    }
    NotifyDecision decision =
        new NotifyDecision(NotifyReason.CAME_BACK, current.receivers(), List.of());
    Told told =
        tell(
            current,
            current.receivers(),
            new Told(current.told().receivers(), severity(current), automatic(current), false));
    return Optional.of(
        change(
            current,
            current.lifecycle().reopened(now),
            told,
            Type.REOPENED,
            actor,
            note,
            decision));
  }

  /// Everybody was told. Nothing, if it is closed already.
  ///
  /// @throws IllegalStateException when it is not over
  public static Optional<IncidentChange> close(
      Incident current, String actor, String note, Instant now) {
    return switch (current.state()) {
      case CLOSED -> Optional.empty();
      case RESOLVED ->
          Optional.of(
              change(
                  current,
                  current.lifecycle().closed(now, actor),
                  current.told(),
                  Type.CLOSED,
                  actor,
                  note,
                  NotifyDecision.nobody(NotifyReason.DONE_BY_PERSON)));
      case OPEN, ACKNOWLEDGED -> throw new IllegalStateException("the incident is not over");
    };
  }

  /// Somebody shall take care of it. Nothing, if they were named already.
  ///
  /// @throws IllegalStateException when it is over
  public static Optional<IncidentChange> assign(
      Incident current, String assignee, String actor, String note, Instant now) {
    if (current.state().isOver()) {
      throw new IllegalStateException("the incident is over");
    }
    return assignee.equals(current.lifecycle().assignee())
        ? Optional.empty()
        : Optional.of(
            change(
                current,
                current.lifecycle().assigned(now, assignee),
                current.told(),
                Type.ASSIGNED,
                actor,
                note,
                NotifyDecision.nobody(NotifyReason.DONE_BY_PERSON)));
  }

  /// Nobody has acknowledged it in time: the next are told.
  ///
  /// @param receivers ids of those of the next step
  public static IncidentChange escalate(Incident current, List<String> receivers, Instant now) {
    Lifecycle escalated = current.lifecycle().escalated(now);
    NotifyDecision decision =
        new NotifyDecision(
            NotifyReason.ESCALATED,
            receivers,
            List.of("escalation:" + escalated.escalationLevel()));
    return change(
        current,
        escalated,
        tell(current, receivers, current.told()),
        Type.ESCALATED,
        "",
        "",
        decision);
  }

  /// Nobody has acknowledged it for a while: those who hear of it on its own are told again.
  public static IncidentChange repeat(Incident current, Chosen chosen, Instant now) {
    return change(
        current,
        current.lifecycle().updated(now),
        tell(current, chosen.aloneReceivers(), current.told()),
        Type.UPDATED,
        "",
        "",
        new NotifyDecision(NotifyReason.REPEATED, chosen.aloneReceivers(), chosen.chosenBy()));
  }

  private static NotifyDecision toTrackers(List<String> trackers, NotifyReason reason) {
    return trackers.isEmpty()
        ? NotifyDecision.nobody(NotifyReason.DONE_BY_PERSON)
        : new NotifyDecision(reason, trackers, List.of("told-before"));
  }

  private static Told tell(Incident current, List<String> receivers, Told told) {
    Set<String> all = new LinkedHashSet<>(current.told().receivers());
    all.addAll(receivers);
    return new Told(new ArrayList<>(all), told.severity(), told.automatic(), told.over());
  }

  private static io.candor.alert.finding.Severity severity(Incident incident) {
    return incident.finding().judgement().severity();
  }

  private static boolean automatic(Incident incident) {
    return incident.finding().judgement().automatic();
  }

  private static IncidentChange change(
      Incident current,
      Lifecycle lifecycle,
      Told told,
      Type type,
      String actor,
      String note,
      NotifyDecision decision) {
    Incident after =
        new Incident(
            current.name(),
            current.revision() + 1,
            lifecycle,
            current.finding(),
            current.openedWeek(),
            current.title(),
            current.sentence(),
            current.receivers(),
            told);
    return new IncidentChange(after, IncidentEvent.ofPerson(after, type, actor, note, decision));
  }
}
