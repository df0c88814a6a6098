package io.candor.alert.incident;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingState;
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
/// person touched follows from the latest revision alone.
public final class IncidentRules {
  private IncidentRules() {}

  /// What a revision of a finding does. Nothing, if the finding is not confirmed and never was.
  ///
  /// @param current the incident about the same subject, if there is one
  /// @param chosen who would be told now
  public static Optional<IncidentChange> onFinding(
      @Nullable Incident current, Finding finding, Chosen chosen, Instant now) {
    if (current == null) {
      return finding.isConfirmed() ? Optional.of(open(finding, chosen, now)) : Optional.empty();
    }
    return Optional.of(
        finding.isOpen()
            ? onLasting(current, finding, chosen, now)
            : onOver(current, finding, chosen, now));
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
                current,
                current.lifecycle().updated(now),
                current.finding(),
                chosen,
                Type.UPDATED,
                reason))
        : Optional.empty();
  }

  private static IncidentChange open(Finding finding, Chosen chosen, Instant now) {
    Lifecycle opened = Lifecycle.opened(now);
    if (finding.isOpen()) {
      NotifyReason reason = news(Told.NOTHING, finding);
      return change(null, opened, finding, chosen, Type.OPENED, reason);
    }
    Lifecycle over = opened.resolved(now, resolution(finding), "");
    return change(null, over, finding, chosen, Type.OPENED, NotifyReason.NEVER_NOTIFIED);
  }

  private static IncidentChange onLasting(
      Incident current, Finding finding, Chosen chosen, Instant now) {
    Lifecycle lifecycle = current.lifecycle();
    if (current.state().isOver()) {
      boolean cameBack = !current.finding().isOpen();
      if (!cameBack && !isWorse(current, finding)) {
        return change(
            current,
            lifecycle.updated(now),
            finding,
            chosen,
            Type.UPDATED,
            NotifyReason.RESOLVED_BY_PERSON);
      }
      NotifyReason news = news(current.told(), finding);
      NotifyReason reason = news == NotifyReason.NO_NEWS ? NotifyReason.CAME_BACK : news;
      return change(current, lifecycle.reopened(now), finding, chosen, Type.REOPENED, reason);
    }
    Severity before = current.finding().judgement().severity();
    Type type = before == finding.judgement().severity() ? Type.UPDATED : Type.SEVERITY_CHANGED;
    return change(
        current, lifecycle.updated(now), finding, chosen, type, news(current.told(), finding));
  }

  private static IncidentChange onOver(
      Incident current, Finding finding, Chosen chosen, Instant now) {
    Lifecycle.End end = current.lifecycle().end();
    boolean byPerson = end != null && end.resolution() == Resolution.BY_PERSON;
    boolean unchanged = end != null && (byPerson || end.resolution() == resolution(finding));
    return change(
        current,
        unchanged
            ? current.lifecycle().updated(now)
            : current.lifecycle().resolved(now, resolution(finding), ""),
        finding,
        chosen,
        current.finding().isOpen() ? Type.CLEARED : Type.UPDATED,
        byPerson ? NotifyReason.RESOLVED_BY_PERSON : newsOfEnd(current.told(), finding));
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
    return finding.judgement().state() == FindingState.REPLACED
        ? Resolution.FINDING_REPLACED
        : Resolution.FINDING_CLEARED;
  }

  private static IncidentChange change(
      @Nullable Incident before,
      Lifecycle lifecycle,
      Finding finding,
      Chosen chosen,
      Type type,
      NotifyReason wanted) {
    Told told = before == null ? Told.NOTHING : before.told();
    // The end is told to those who heard of the beginning, silence or not.
    boolean muted = wanted.notifies() && wanted != NotifyReason.OVER && !chosen.mutedBy().isEmpty();
    NotifyReason reason = muted ? muting(chosen) : wanted;
    NotifyDecision decision = decide(reason, told, chosen);
    Incident after =
        new Incident(
            before == null
                ? IncidentName.of(finding.name().workspace(), finding.subject())
                : before.name(),
            before == null ? 1 : before.revision() + 1,
            lifecycle,
            finding,
            Sentences.title(finding),
            Sentences.sentence(finding),
            chosen.receivers(),
            reason.notifies() ? tell(told, decision, finding) : told);
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
