package io.candor.alert.incident;

import io.candor.alert.notification.Topic;
import io.candor.alert.receiver.SendResult;
import java.time.Instant;

/// What was sent to whom. A send counts as done only once it stands here. Thread-safe.
public interface NotificationLog {
  /// Whether the receiver has taken this notification.
  boolean wasSent(Id id);

  /// Records an attempt. The first that was taken, and the first that was refused for good, appear
  /// in the time line, if it is about an incident; an attempt after one that was taken changes
  /// nothing.
  ///
  /// @param event what is told, upper snake case
  void record(Id id, String event, Instant decideTime, SendResult result, Instant time);

  /// Names a notification: what one receiver is told of one revision of a topic.
  ///
  /// @param topic what it is about
  /// @param revision the revision that is told of
  /// @param receiverId who is told
  record Id(Topic topic, long revision, String receiverId) {}
}
