package io.candor.alert.incident;

import io.candor.alert.finding.Severity;
import io.candor.alert.notification.Topic;
import io.candor.alert.receiver.FailureReason;
import io.candor.alert.receiver.SendResult;
import io.candor.alert.receiver.SendResult.Rejected;
import io.candor.alert.receiver.SendResult.Retryable;
import io.candor.alert.receiver.SendResult.Sent;
import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// [NotificationLog] in PostgreSQL.
@Singleton
final class JdbcNotificationLog implements NotificationLog {
  private static final String WAS_SENT =
      """
      SELECT 1 FROM notification
      WHERE workspace = ? AND receiver_id = ? AND incident_id = ? AND incident_revision = ?
        AND outcome = 'SENT'
      """;

  // Returns the outcome before this one; no row if the notification had been sent already.
  private static final String RECORD =
      """
      WITH before AS (
        SELECT outcome FROM notification
        WHERE workspace = ? AND receiver_id = ? AND incident_id = ? AND incident_revision = ?
      )
      INSERT INTO notification AS n (workspace, receiver_id, incident_id, incident_revision,
                                     notify_reason, outcome, failure_reason, http_status,
                                     attempt_count, decide_time, last_attempt_time)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)
      ON CONFLICT (workspace, receiver_id, incident_id, incident_revision) DO UPDATE
      SET outcome = excluded.outcome, failure_reason = excluded.failure_reason,
          http_status = excluded.http_status, attempt_count = n.attempt_count + 1,
          last_attempt_time = excluded.last_attempt_time
      WHERE n.outcome <> 'SENT'
      RETURNING coalesce((SELECT outcome FROM before), '')
      """;

  private final WorkspaceTransactions transactions;
  private final IncidentGroups groups;

  JdbcNotificationLog(WorkspaceTransactions transactions, IncidentGroups groups) {
    this.transactions = transactions;
    this.groups = groups;
  }

  @Override
  public boolean wasSent(Id id) {
    return transactions.read(
        id.topic().workspace(),
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(WAS_SENT)) {
            bindId(statement, id, 1);
            try (ResultSet row = statement.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  @Override
  public void record(Id id, String event, Instant decideTime, SendResult result, Instant time) {
    transactions.write(
        id.topic().workspace(),
        connection -> {
          Optional<String> before = upsert(connection, id, event, decideTime, result, time);
          // A revision is told of once, so its outcome is news once.
          if (before.isPresent() && !before.get().equals(outcome(result))) {
            appendOutcome(connection, id, result, time);
          }
          if (result instanceof Sent && id.topic().isGroup()) {
            groups.delivered(id.topic().workspace(), id.topic().id(), id.revision());
          }
          return Boolean.TRUE;
        });
  }

  private static Optional<String> upsert(
      Connection connection,
      Id id,
      String event,
      Instant decideTime,
      SendResult result,
      Instant time)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
      int next = bindId(statement, id, bindId(statement, id, 1));
      FailureReason failure = failure(result);
      statement.setString(next++, event);
      statement.setString(next++, outcome(result));
      statement.setString(next++, failure == null ? null : failure.name());
      statement.setInt(next++, result.httpStatus());
      statement.setObject(next++, Times.toRow(decideTime));
      statement.setObject(next, Times.toRow(time));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  private void appendOutcome(Connection connection, Id id, SendResult result, Instant time)
      throws SQLException {
    IncidentEvent.Type type =
        switch (result) {
          case Sent _ -> IncidentEvent.Type.NOTIFIED;
          case Rejected _ -> IncidentEvent.Type.NOTIFY_FAILED;
          case Retryable _ -> null;
        };
    if (type != null && id.topic().isGroup()) {
      JdbcIncidentTimeline.appendToAll(
          connection,
          groups.toldBy(id.topic().workspace(), id.topic().id(), id.revision()),
          new JdbcIncidentTimeline.GroupSend(
              id.topic(), id.receiverId(), type, failure(result), time));
    }
    if (type == null || !id.topic().isIncident()) {
      return;
    }
    IncidentName incident = new IncidentName(id.topic().workspace(), id.topic().id());
    Optional<String> severity = JdbcIncidentTimeline.makePlace(connection, incident);
    if (severity.isEmpty()) {
      return; // Told of an incident that no longer exists: there is no time line to write to.
    }
    JdbcIncidentTimeline.append(
        connection,
        incident,
        new IncidentEvent(
            time,
            type,
            id.revision(),
            "",
            0,
            Severity.valueOf(severity.get()),
            "",
            "",
            null,
            id.receiverId(),
            "",
            failure(result)));
  }

  // Incidents by their id, as from the first version on; everything else by its collection too.
  private static String subject(Topic topic) {
    return topic.isIncident() ? topic.id() : topic.key();
  }

  private static int bindId(PreparedStatement statement, Id id, int first) throws SQLException {
    int next = first;
    statement.setString(next++, id.topic().workspace());
    statement.setString(next++, id.receiverId());
    statement.setString(next++, subject(id.topic()));
    statement.setLong(next++, id.revision());
    return next;
  }

  private static String outcome(SendResult result) {
    return switch (result) {
      case Sent _ -> "SENT";
      case Retryable _ -> "RETRYABLE";
      case Rejected _ -> "REJECTED";
    };
  }

  private static @Nullable FailureReason failure(SendResult result) {
    return switch (result) {
      case Sent _ -> null;
      case Retryable retryable -> retryable.reason();
      case Rejected rejected -> rejected.reason();
    };
  }
}
