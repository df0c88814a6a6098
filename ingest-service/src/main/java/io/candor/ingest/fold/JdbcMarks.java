package io.candor.ingest.fold;

import io.candor.ingest.report.AggregateId;
import io.candor.ingest.report.AggregateKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The marks of one workspace, inside a transaction of it.
final class JdbcMarks {

  private static final String PAGE =
      """
      SELECT aggregate_kind, aggregate_id, generation::text::bigint, own_event
      FROM pending_aggregate
      WHERE workspace = ? AND (aggregate_kind, aggregate_id) > (?::smallint, ?)
      ORDER BY aggregate_kind, aggregate_id
      LIMIT ?
      """;

  private static final String ONE =
      """
      SELECT aggregate_kind, aggregate_id, generation::text::bigint, own_event
      FROM pending_aggregate
      WHERE workspace = ? AND aggregate_kind = ? AND aggregate_id = ?
      """;

  // What has been accepted and not been marked yet.
  private static final String IS_IN_BATCH =
      """
      SELECT 1 FROM pending_batch WHERE workspace = ? AND ? = ANY (aggregate_ids) LIMIT 1
      """;

  // Two workers never take the same batch, and none waits for the other.
  private static final String MARK_BATCHES =
      """
      WITH next AS (
        SELECT batch_id FROM pending_batch
        WHERE workspace = ?
        ORDER BY batch_id
        LIMIT ?
        FOR UPDATE SKIP LOCKED
      ), taken AS (
        DELETE FROM pending_batch
        WHERE workspace = ? AND batch_id = ANY (ARRAY (SELECT batch_id FROM next))
        RETURNING aggregate_kinds, aggregate_ids, mark_time
      )
      INSERT INTO pending_aggregate (workspace, aggregate_kind, aggregate_id, mark_time)
      SELECT ?, about.kind, about.id, min(taken.mark_time)
      FROM taken
      CROSS JOIN LATERAL unnest(taken.aggregate_kinds, taken.aggregate_ids) AS about (kind, id)
      GROUP BY about.kind, about.id
      ORDER BY about.kind, about.id COLLATE "C"
      ON CONFLICT (workspace, aggregate_kind, aggregate_id)
      DO UPDATE SET generation = pg_current_xact_id(), own_event = true
      """;

  private static final String IS_DUE =
      """
      SELECT 1 FROM conversation_index
      WHERE workspace = ? AND conversation_id = ? AND due_time <= ?
      """;

  private static final String MARK_DUE =
      """
      INSERT INTO pending_aggregate (workspace, aggregate_kind, aggregate_id, own_event)
      SELECT due.workspace, ?, due.conversation_id, false
      FROM (
        SELECT workspace, conversation_id FROM conversation_index
        WHERE workspace = ? AND due_time <= ?
        ORDER BY due_time
        LIMIT ?
      ) AS due
      ORDER BY due.conversation_id
      ON CONFLICT (workspace, aggregate_kind, aggregate_id)
      DO UPDATE SET generation = pg_current_xact_id()
      """;

  private static final String MARK_ECHOES =
      """
      INSERT INTO pending_aggregate (workspace, aggregate_kind, aggregate_id, own_event)
      SELECT ?, echo.aggregate_kind, echo.aggregate_id, false
      FROM unnest(?, ?) AS echo (aggregate_kind, aggregate_id)
      ORDER BY echo.aggregate_kind, echo.aggregate_id
      ON CONFLICT (workspace, aggregate_kind, aggregate_id)
      DO UPDATE SET generation = pg_current_xact_id()
      """;

  private static final String CLEAR = "SELECT clear_marks(?, ?, ?, ?)";

  // No generation is 0: there is no row to clear.
  private static final long NO_ROW = 0;

  private JdbcMarks() {}

  static List<Mark> page(
      Connection connection, String workspace, @Nullable AggregateId after, int limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
      statement.setString(1, workspace);
      statement.setInt(2, after == null ? 0 : after.kind().code());
      statement.setString(3, after == null ? "" : after.id());
      statement.setInt(4, limit);
      return read(statement);
    }
  }

  static Optional<Mark> one(
      Connection connection, String workspace, AggregateId aggregate, Instant now)
      throws SQLException {
    // Before the marks: a batch that is gone when it is looked for has left its marks by then.
    if (isInBatch(connection, workspace, aggregate)) {
      return Optional.of(new Mark(aggregate, NO_ROW, true));
    }
    try (PreparedStatement statement = connection.prepareStatement(ONE)) {
      statement.setString(1, workspace);
      statement.setInt(2, aggregate.kind().code());
      statement.setString(3, aggregate.id());
      List<Mark> marks = read(statement);
      if (!marks.isEmpty()) {
        return Optional.of(marks.getFirst());
      }
    }
    boolean due =
        aggregate.kind() == AggregateKind.CONVERSATION
            && isDue(connection, workspace, aggregate, now);
    return due ? Optional.of(new Mark(aggregate, NO_ROW, false)) : Optional.empty();
  }

  private static boolean isInBatch(Connection connection, String workspace, AggregateId aggregate)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(IS_IN_BATCH)) {
      statement.setString(1, workspace);
      statement.setString(2, aggregate.id());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static boolean isDue(
      Connection connection, String workspace, AggregateId aggregate, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(IS_DUE)) {
      statement.setString(1, workspace);
      statement.setString(2, aggregate.id());
      statement.setTimestamp(3, Timestamp.from(now));
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  /// Marks what the oldest batches are about, at most `limit` of them, and lets these go.
  ///
  /// @return how many marks were made; 0 if there was no batch that nobody holds
  static int markBatches(Connection connection, String workspace, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MARK_BATCHES)) {
      statement.setString(1, workspace);
      statement.setInt(2, limit);
      statement.setString(3, workspace);
      statement.setString(4, workspace);
      return statement.executeUpdate();
    }
  }

  static int markDue(Connection connection, String workspace, Instant now, int limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MARK_DUE)) {
      statement.setInt(1, AggregateKind.CONVERSATION.code());
      statement.setString(2, workspace);
      statement.setTimestamp(3, Timestamp.from(now));
      statement.setInt(4, limit);
      return statement.executeUpdate();
    }
  }

  /// Marks aggregates that have no event of their own to fold.
  static void markEchoes(Connection connection, String workspace, List<AggregateId> aggregates)
      throws SQLException {
    JdbcAggregateKeys keys = JdbcAggregateKeys.of(aggregates);
    try (PreparedStatement statement = connection.prepareStatement(MARK_ECHOES)) {
      statement.setString(1, workspace);
      statement.setArray(2, keys.kindArray(connection));
      statement.setArray(3, keys.idArray(connection));
      statement.executeUpdate();
    }
  }

  static void clear(Connection connection, String workspace, List<Mark> marks) throws SQLException {
    JdbcAggregateKeys keys = JdbcAggregateKeys.of(marks.stream().map(Mark::aggregate).toList());
    try (PreparedStatement statement = connection.prepareStatement(CLEAR)) {
      statement.setString(1, workspace);
      statement.setArray(2, keys.kindArray(connection));
      statement.setArray(3, keys.idArray(connection));
      statement.setArray(
          4, connection.createArrayOf("int8", marks.stream().map(Mark::generation).toArray()));
      statement.execute();
    }
  }

  private static List<Mark> read(PreparedStatement statement) throws SQLException {
    List<Mark> marks = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        marks.add(
            new Mark(
                new AggregateId(AggregateKind.ofCode(rows.getInt(1)), rows.getString(2)),
                rows.getLong(3),
                rows.getBoolean(4)));
      }
    }
    return marks;
  }
}
