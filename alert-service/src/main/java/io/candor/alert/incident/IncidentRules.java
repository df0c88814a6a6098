package io.candor.alert.incident;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.Severity;
import io.candor.alert.incident.IncidentEvent.Type;
import io.candor.alert.route.Chosen;
import io.candor.alert.sentence.Sentences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The life of an incident, as pure functions. The caller sees to it that the revisions of a
/// finding come in rising order; any of them may be missing. Then the state of an incident that no
/// person touched follows from the latest revisions of its findings alone.
public final class IncidentRules {
  private IncidentRules() {}

  /// What a revision of a finding does. Nothing, if the finding is not confirmed and never was.
  ///
  /// @param current the incident, if there is one
  static Optional<IncidentChange> onFinding(
      @Nullable Incident current, Arrival arrival, Instant now) {
    if (arrival.joined() && !arrival.finding().isConfirmed()) {
      return Optional.empty();
    }
    IncidentChange change;
    if (current == null) {
      change = open(arrival, now);
    } else if (arrival.findings().leading().isOpen()) {
      change = onLasting(current, arrival, now);
    } else {
      change = onOver(current, arrival, now);
    }
    return Optional.of(change.by(arrival.finding()));
  }

  /// Looks at an incident again because what muted it has ended. Nothing, if it is over or
  /// everybody knows already.
  ///
  /// @param chosen who would be told now
  public static Optional<IncidentChange> reconsider(Incident current, Chosen chosen, Instant now) {
    if (current.state().isOver()) {
      return Optional.empty();
    }
    NotifyReason reason = news(current.told(), current.finding());
    return reason.notifies() && chosen.mutedBy().isEmpty()
        ? Optional.of(
            change(
                Subject.of(current, chosen),
                current,
                current.lifecycle().updated(now),
                Type.UPDATED,
                reason))
        : Optional.empty();
  }

  // What an incident is about, and who is told of it.
  private record Subject(IncidentName name, Finding leading, String firstWeek, Chosen chosen) {
    static Subject of(Arrival arrival) {
      return new Subject(
          arrival.name(),
          arrival.findings().leading(),
          arrival.findings().firstWeek(),
          arrival.chosen());
    }

    static Subject of(Incident incident, Chosen chosen) {
      return new Subject(incident.name(), incident.finding(), incident.openedWeek(), chosen);
    }
  }

  private static IncidentChange open(Arrival arrival, Instant now) {
    Subject subject = Subject.of(arrival);
    Lifecycle opened = Lifecycle.opened(now);
    if (subject.leading().isOpen()) {
      NotifyReason reason = news(Told.NOTHING, subject.leading());
      return change(subject, null, opened, Type.OPENED, reason);
    }
    Lifecycle over = opened.resolved(now, resolution(subject.leading()), "");
    return change(subject, null, over, Type.OPENED, NotifyReason.NEVER_NOTIFIED);
  }

  private static IncidentChange onLasting(Incident current, Arrival arrival, Instant now) {
    Subject subject = Subject.of(arrival);
    Lifecycle lifecycle = current.lifecycle();
    NotifyReason news = news(current.told(), subject.leading());
    if (current.state().isOver()) {
      // That a person has resolved what was known says nothing about what was not.
      boolean cameBack = !current.finding().isOpen() || arrival.isNew();
      if (!cameBack && !isWorse(current, subject.leading())) {
        return change(
            subject,
            current,
            lifecycle.updated(now),
            Type.UPDATED,
            NotifyReason.RESOLVED_BY_PERSON);
      }
      NotifyReason reason = news == NotifyReason.NO_NEWS ? NotifyReason.CAME_BACK : news;
      return change(subject, current, lifecycle.reopened(now), Type.REOPENED, reason);
    }
    Severity before = current.finding().judgement().severity();
    Type lasting = arrival.joined() ? Type.FINDING_JOINED : Type.UPDATED;
    Type type =
        before == subject.leading().judgement().severity() ? lasting : Type.SEVERITY_CHANGED;
    return news == NotifyReason.NO_NEWS && arrival.isNew()
        ? joined(subject, current, lifecycle.updated(now), arrival, type)
        : change(subject, current, lifecycle.updated(now), type, news);
  }

  // Another finding may concern others than those who know of the incident.
  private static IncidentChange joined(
      Subject subject, Incident current, Lifecycle lifecycle, Arrival arrival, Type type) {
    Chosen own = arrival.own();
    List<String> missing =
        own.receivers().stream().filter(id -> !current.told().receivers().contains(id)).toList();
    if (missing.isEmpty() || !arrival.finding().judgement().notifiable()) {
      return change(subject, current, lifecycle, type, NotifyReason.NO_NEWS);
    }
    Chosen chosen =
        new Chosen(missing, own.chosenBy(), own.repeatInterval(), own.gatherings(), own.mutedBy());
    Subject concerned = new Subject(subject.name(), subject.leading(), subject.firstWeek(), chosen);
    return change(concerned, current, lifecycle, type, NotifyReason.FINDING_JOINED)
        .to(subject.chosen().receivers());
  }

  private static IncidentChange onOver(Incident current, Arrival arrival, Instant now) {
    Subject subject = Subject.of(arrival);
    Finding leading = subject.leading();
    Lifecycle.End end = current.lifecycle().end();
    boolean byPerson = end != null && end.resolution() == Resolution.BY_PERSON;
    boolean unchanged = end != null && (byPerson || end.resolution() == resolution(leading));
    return change(
        subject,
        current,
        unchanged
            ? current.lifecycle().updated(now)
            : current.lifecycle().resolved(now, resolution(leading), ""),
        current.finding().isOpen() ? Type.CLEARED : Type.UPDATED,
        byPerson ? NotifyReason.RESOLVED_BY_PERSON : newsOfEnd(current.told(), leading));
  }

  /// What a lasting finding adds to what receivers know.
  private static NotifyReason news(Told told, Finding finding) {
    if (!finding.judgement().notifiable()) {
      return NotifyReason.TOO_OLD;
    }
    Severity known = told.severity();
    if (known == null) {
      return NotifyReason.FIRST_NOTICE;
    }
    if (told.over()) {
      return NotifyReason.CAME_BACK;
    }
    if (finding.judgement().severity().isAbove(known)) {
      return NotifyReason.SEVERITY_RAISED;
    }
    return finding.judgement().automatic() && !told.automatic()
        ? NotifyReason.ROLLBACK_AUTOMATIC
        : NotifyReason.NO_NEWS;
  }

  /// What the end of a finding adds to what receivers know.
  private static NotifyReason newsOfEnd(Told told, Finding finding) {
    if (!told.anybody()) {
      return NotifyReason.NEVER_NOTIFIED;
    }
    if (told.over()) {
      return NotifyReason.NO_NEWS;
    }
    return finding.judgement().notifiable() ? NotifyReason.OVER : NotifyReason.TOO_OLD;
  }

  private static boolean isWorse(Incident current, Finding finding) {
    return finding.judgement().severity().isAbove(current.finding().judgement().severity());
  }

  private static Resolution resolution(Finding finding) {
    return switch (finding.judgement().state()) {
      case REPLACED -> Resolution.FINDING_REPLACED;
      case WITHDRAWN -> Resolution.FINDING_WITHDRAWN;
      case CLEARED, OPEN -> Resolution.FINDING_CLEARED;
    };
  }

  private static IncidentChange change(
      Subject subject,
      @Nullable Incident before,
      Lifecycle lifecycle,
      Type type,
      NotifyReason wanted) {
    Finding leading = subject.leading();
    Chosen chosen = subject.chosen();
    Told told = before == null ? Told.NOTHING : before.told();
    // The end is told to those who heard of the beginning, silence or not.
    boolean muted = wanted.notifies() && wanted != NotifyReason.OVER && !chosen.mutedBy().isEmpty();
    NotifyReason reason = muted ? muting(chosen) : wanted;
    NotifyDecision decision = decide(reason, told, chosen);
    Incident after =
        new Incident(
            subject.name(),
            before == null ? 1 : before.revision() + 1,
            lifecycle,
            leading,
            subject.firstWeek(),
            Sentences.title(leading),
            Sentences.sentence(leading),
            chosen.receivers(),
            reason.notifies() ? tell(told, decision, leading) : told);
    return new IncidentChange(after, IncidentEvent.ofFinding(after, type, decision));
  }

  private static NotifyReason muting(Chosen chosen) {
    return chosen.mutedBy().startsWith(Audience.INCIDENT)
        ? NotifyReason.INHIBITED
        : NotifyReason.SILENCED;
  }

  private static NotifyDecision decide(NotifyReason reason, Told told, Chosen chosen) {
    if (reason == NotifyReason.SILENCED || reason == NotifyReason.INHIBITED) {
      return new NotifyDecision(reason, List.of(), List.of(chosen.mutedBy()));
    }
    if (!reason.notifies()) {
      return NotifyDecision.nobody(reason);
    }
    if (reason != NotifyReason.OVER) {
      return new NotifyDecision(reason, chosen.receivers(), chosen.chosenBy(), chosen.gatherings());
    }
    // Whoever heard that it began must hear that it ended, whatever the routes say now.
    return new NotifyDecision(reason, told.receivers(), List.of("told-before"));
  }

  private static Told tell(Told told, NotifyDecision decision, Finding finding) {
    Set<String> receivers = new LinkedHashSet<>(told.receivers());
    receivers.addAll(decision.receivers());
    return new Told(
        new ArrayList<>(receivers),
        finding.judgement().severity(),
        finding.judgement().automatic(),
        decision.reason() == NotifyReason.OVER);
  }
}
