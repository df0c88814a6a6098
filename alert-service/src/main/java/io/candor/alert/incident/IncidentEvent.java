package io.candor.alert.incident;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.Severity;
import io.candor.alert.receiver.FailureReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One entry of an incident's time line, before it has a place in it.
///
/// @param time when it happened
/// @param type what happened
/// @param incidentRevision the incident's revision after it, or the one that was told of
/// @param findingId the finding that led to it; empty for people's acts and sends
/// @param findingRevision its revision; 0 for people's acts and sends
/// @param severity the severity after it
/// @param actor who did it; empty for the system
/// @param note what the person said; may be empty
/// @param decision whether somebody is told; absent for the outcome of a send
/// @param receiver the receiver of a send; empty otherwise
/// @param groupId the group in whose message the receiver heard of it; empty otherwise
/// @param failureReason why a send was given up; absent otherwise
public record IncidentEvent(
    Instant time,
    Type type,
    long incidentRevision,
    String findingId,
    long findingRevision,
    Severity severity,
    String actor,
    String note,
    @Nullable NotifyDecision decision,
    String receiver,
    String groupId,
    @Nullable FailureReason failureReason) {

  /// What happened.
  public enum Type {
    OPENED,
    UPDATED,
    SEVERITY_CHANGED,
    CLEARED,
    REOPENED,
    ACKNOWLEDGED,
    RESOLVED,
    NOTIFIED,
    NOTIFY_FAILED,
    ASSIGNED,
    ESCALATED,
    CLOSED,
    FINDING_JOINED
  }

  /// An entry with its place in the time line, from 1 without gaps.
  public record Placed(long sequence, IncidentEvent event) {}

  static IncidentEvent ofFinding(Incident after, Type type, NotifyDecision decision) {
    return new IncidentEvent(
        after.lifecycle().updateTime(),
        type,
        after.revision(),
        after.finding().name().findingId(),
        after.finding().revision(),
        after.finding().judgement().severity(),
        "",
        "",
        decision,
        "",
        "",
        null);
  }

  /// The same, led to by this revision of a finding.
  IncidentEvent by(Finding finding) {
    return new IncidentEvent(
        time,
        type,
        incidentRevision,
        finding.name().findingId(),
        finding.revision(),
        severity,
        actor,
        note,
        decision,
        receiver,
        groupId,
        failureReason);
  }

  static IncidentEvent ofPerson(
      Incident after, Type type, String actor, String note, NotifyDecision decision) {
    return new IncidentEvent(
        after.lifecycle().updateTime(),
        type,
        after.revision(),
        "",
        0,
        after.finding().judgement().severity(),
        actor,
        note,
        decision,
        "",
        "",
        null);
  }
}
