package io.candor.alert.incident;

import io.candor.alert.receiver.SendResult;
import java.time.Instant;

/// What was sent to whom. A send counts as done only once it stands here. Thread-safe.
public interface NotificationLog {
  /// Whether the receiver has taken this notification.
  boolean wasSent(Id id);

  /// Records an attempt. The first that was taken, and the first that was refused for good, appear
  /// in the incident's time line; an attempt after one that was taken changes nothing.
  void record(Id id, NotifyReason reason, Instant decideTime, SendResult result, Instant time);

  /// Names a notification: what one receiver is told of one revision of an incident.
  ///
  /// @param incident the incident
  /// @param incidentRevision the revision that is told of
  /// @param receiverId who is told
  record Id(IncidentName incident, long incidentRevision, String receiverId) {}
}
