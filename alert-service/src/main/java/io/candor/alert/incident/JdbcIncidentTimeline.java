package io.candor.alert.incident;

import io.candor.alert.notification.Topic;
import io.candor.alert.receiver.FailureReason;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes time lines. An entry's place is the incident's count of entries, raised in the same
/// transaction under the lock of the incident's row, so there are neither gaps nor doubles.
final class JdbcIncidentTimeline {
  private static final String APPEND =
      """
      INSERT INTO incident_event (workspace, incident_id, sequence, event_time, type,
                                  incident_revision, finding_revision, severity, actor, note,
                                  notify_reason, notify_receivers, notify_chosen_by, receiver,
                                  failure_reason, finding_id, group_id)
      SELECT i.workspace, i.incident_id, i.event_count, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
      FROM incident i
      WHERE i.workspace = ? AND i.incident_id = ?
      """;

  private static final String MAKE_PLACE =
      """
      UPDATE incident SET event_count = event_count + 1
      WHERE workspace = ? AND incident_id = ?
      RETURNING severity
      """;

  // Locked by id, as everywhere.
  private static final String APPEND_TO_ALL =
      """
      WITH placed AS (
        UPDATE incident i SET event_count = i.event_count + 1
        FROM (
          SELECT incident_id FROM incident
          WHERE workspace = ? AND incident_id = ANY (?::text[])
          ORDER BY incident_id FOR UPDATE
        ) AS told
        WHERE i.workspace = ? AND i.incident_id = told.incident_id
        RETURNING i.workspace, i.incident_id, i.event_count, i.revision, i.severity
      )
      INSERT INTO incident_event (workspace, incident_id, sequence, event_time, type,
                                  incident_revision, finding_revision, severity, actor, note,
                                  notify_reason, notify_receivers, notify_chosen_by, receiver,
                                  failure_reason, group_id)
      SELECT workspace, incident_id, event_count, ?, ?, revision, 0, severity, '', '',
             NULL, '{}', '{}', ?, ?, ?
      FROM placed
      """;

  private JdbcIncidentTimeline() {}

  /// What came of sending a message about a group.
  record GroupSend(
      Topic group,
      String receiverId,
      IncidentEvent.Type type,
      @Nullable FailureReason failure,
      Instant time) {}

  /// Adds the same entry to the time lines of all incidents that a message told of.
  static void appendToAll(Connection connection, List<String> incidentIds, GroupSend send)
      throws SQLException {
    FailureReason failure = send.failure();
    try (PreparedStatement statement = connection.prepareStatement(APPEND_TO_ALL)) {
      int next = 1;
      statement.setString(next++, send.group().workspace());
      statement.setArray(next++, texts(statement, incidentIds));
      statement.setString(next++, send.group().workspace());
      statement.setObject(next++, Times.toRow(send.time()));
      statement.setString(next++, send.type().name());
      statement.setString(next++, send.receiverId());
      statement.setString(next++, failure == null ? null : failure.name());
      statement.setString(next, send.group().id());
      statement.executeUpdate();
    }
  }

  /// Adds the entries of changes whose incidents have just been saved, which made their place.
  static void append(Connection connection, List<IncidentChange> changes) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
      for (IncidentChange change : changes) {
        bind(statement, change.after().name(), change.event());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /// Raises the count of entries and returns the incident's severity; nothing if it does not exist.
  static Optional<String> makePlace(Connection connection, IncidentName name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MAKE_PLACE)) {
      statement.setString(1, name.workspace());
      statement.setString(2, name.incidentId());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  /// Adds one entry at the place that was made for it.
  static void append(Connection connection, IncidentName name, IncidentEvent event)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
      bind(statement, name, event);
      statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, IncidentName name, IncidentEvent event)
      throws SQLException {
    NotifyDecision decision = event.decision();
    var failure = event.failureReason();
    int next = 1;
    statement.setObject(next++, Times.toRow(event.time()));
    statement.setString(next++, event.type().name());
    statement.setLong(next++, event.incidentRevision());
    statement.setLong(next++, event.findingRevision());
    statement.setString(next++, event.severity().name());
    statement.setString(next++, event.actor());
    statement.setString(next++, event.note());
    if (decision == null) {
      statement.setNull(next++, Types.VARCHAR);
    } else {
      statement.setString(next++, decision.reason().name());
    }
    statement.setArray(
        next++, texts(statement, decision == null ? List.of() : decision.receivers()));
    statement.setArray(
        next++, texts(statement, decision == null ? List.of() : decision.chosenBy()));
    statement.setString(next++, event.receiver());
    statement.setString(next++, failure == null ? null : failure.name());
    statement.setString(next++, event.findingId());
    statement.setString(next++, event.groupId());
    statement.setString(next++, name.workspace());
    statement.setString(next, name.incidentId());
  }

  private static Array texts(PreparedStatement statement, List<String> texts) throws SQLException {
    return statement.getConnection().createArrayOf("text", texts.toArray());
  }
}
