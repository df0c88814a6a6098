package io.candor.alert.notification;

import io.candor.alert.finding.FindingKind;
import io.candor.alert.finding.Severity;
import io.candor.alert.incident.IncidentName;
import io.candor.alert.incident.IncidentState;
import io.candor.alert.incident.NotifyReason;
import java.time.Instant;

/// What a receiver is told.
///
/// @param incident the incident
/// @param incidentRevision the revision that is told of
/// @param reason why the receiver is told
/// @param decideTime when that was decided
/// @param headline what stands in few words and one sentence
/// @param facts what channels show besides
/// @param json proto JSON of candor.alert.v1.IncidentNotification, for programs
public record Notification(
    IncidentName incident,
    long incidentRevision,
    NotifyReason reason,
    Instant decideTime,
    Headline headline,
    Facts facts,
    String json) {

  /// What everybody reads.
  ///
  /// @param title at most 150 characters, without figures
  /// @param sentence one sentence
  public record Headline(String title, String sentence) {}

  /// What channels show besides the headline.
  ///
  /// @param openedWeek the ISO week that tripped it
  /// @param deployment the bot's id; empty when not about one
  /// @param area the product area's id; empty when not about one
  /// @param owner who must act, for people; empty when unknown
  public record Facts(
      FindingKind kind,
      Severity severity,
      IncidentState state,
      String openedWeek,
      String deployment,
      String area,
      String owner) {}

  /// The same for every repeat of this notification: revision by revision of one incident.
  /// Receivers drop what they have seen by it.
  public String id() {
    return "msg_" + incident.workspace() + "_" + incident.incidentId() + "_" + incidentRevision;
  }
}
