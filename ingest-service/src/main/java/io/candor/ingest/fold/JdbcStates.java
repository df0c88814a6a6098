package io.candor.ingest.fold;

import io.candor.ingest.report.AggregateId;
import io.candor.ingest.report.AggregateKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Events and states of one workspace, inside a transaction of it.
final class JdbcStates {

  // The second part brings the events about a conversation's surveys that name another conversation.
  private static final String EVENTS =
      """
      SELECT wanted.aggregate_kind, wanted.aggregate_id, event.body
      FROM unnest(?, ?) AS wanted (aggregate_kind, aggregate_id)
      JOIN event ON event.workspace = ?
       AND event.aggregate_kind = wanted.aggregate_kind
       AND event.aggregate_id = wanted.aggregate_id
      UNION ALL
      SELECT home.aggregate_kind, home.aggregate_id, other.body
      FROM (
        SELECT DISTINCT event.workspace, event.aggregate_kind, event.aggregate_id, event.survey_id
        FROM unnest(?, ?) AS wanted (aggregate_kind, aggregate_id)
        JOIN event ON event.workspace = ? AND event.survey_id IS NOT NULL
         AND event.aggregate_kind = wanted.aggregate_kind
         AND event.aggregate_id = wanted.aggregate_id
      ) AS home
      JOIN event AS other ON other.workspace = home.workspace
       AND other.survey_id = home.survey_id
       AND other.aggregate_id <> home.aggregate_id
      """;

  private static final String STATES =
      """
      SELECT aggregate.aggregate_kind, aggregate.aggregate_id, aggregate.revision, aggregate.snapshot
      FROM unnest(?, ?) AS wanted (aggregate_kind, aggregate_id)
      JOIN aggregate ON aggregate.workspace = ?
       AND aggregate.aggregate_kind = wanted.aggregate_kind
       AND aggregate.aggregate_id = wanted.aggregate_id
      """;

  // Writes only over the revision that was read: two folds of the same aggregate cannot both win.
  private static final String WRITE =
      """
      INSERT INTO aggregate (workspace, aggregate_kind, aggregate_id, revision, snapshot)
      SELECT ?, state.*
      FROM unnest(?, ?, ?, ?) AS state (aggregate_kind, aggregate_id, revision, snapshot)
      ORDER BY state.aggregate_kind, state.aggregate_id
      ON CONFLICT (workspace, aggregate_kind, aggregate_id) DO UPDATE
      SET revision = excluded.revision, snapshot = excluded.snapshot, update_time = now()
      WHERE aggregate.revision = excluded.revision - 1
      """;

  private static final String INDEX =
      """
      INSERT INTO conversation_index (workspace, conversation_id, open_time, close_time, due_time,
                                      account_id, deployment_id, archetype)
      SELECT ?, entry.*
      FROM unnest(?, ?, ?, ?, ?, ?, ?)
        AS entry (conversation_id, open_time, close_time, due_time,
                  account_id, deployment_id, archetype)
      ORDER BY entry.conversation_id
      ON CONFLICT (workspace, conversation_id) DO UPDATE
      SET open_time = excluded.open_time, close_time = excluded.close_time,
          due_time = excluded.due_time, account_id = excluded.account_id,
          deployment_id = excluded.deployment_id, archetype = excluded.archetype
      """;

  private JdbcStates() {}

  /// A state as it is stored.
  @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals
  record Stored(long revision, byte[] snapshot) {}

  /// A state to be written, with the revision it gets.
  record Change(AggregateId aggregate, long revision, FoldedState state) {}

  static Map<AggregateId, List<byte[]>> events(
      Connection connection, String workspace, List<AggregateId> aggregates) throws SQLException {
    JdbcAggregateKeys keys = JdbcAggregateKeys.of(aggregates);
    Map<AggregateId, List<byte[]>> events = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
      statement.setArray(1, keys.kindArray(connection));
      statement.setArray(2, keys.idArray(connection));
      statement.setString(3, workspace);
      statement.setArray(4, keys.kindArray(connection));
      statement.setArray(5, keys.idArray(connection));
      statement.setString(6, workspace);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          events.computeIfAbsent(aggregate(rows), id -> new ArrayList<>()).add(rows.getBytes(3));
        }
      }
    }
    return events;
  }

  static Map<AggregateId, Stored> states(
      Connection connection, String workspace, List<AggregateId> aggregates) throws SQLException {
    JdbcAggregateKeys keys = JdbcAggregateKeys.of(aggregates);
    Map<AggregateId, Stored> states = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(STATES)) {
      statement.setArray(1, keys.kindArray(connection));
      statement.setArray(2, keys.idArray(connection));
      statement.setString(3, workspace);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          states.put(aggregate(rows), new Stored(rows.getLong(3), rows.getBytes(4)));
        }
      }
    }
    return states;
  }

  /// @return how many were written; fewer than given means that another fold was faster
  static int write(Connection connection, String workspace, List<Change> changes)
      throws SQLException {
    JdbcAggregateKeys keys = JdbcAggregateKeys.of(changes.stream().map(Change::aggregate).toList());
    try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
      statement.setString(1, workspace);
      statement.setArray(2, keys.kindArray(connection));
      statement.setArray(3, keys.idArray(connection));
      statement.setArray(
          4, connection.createArrayOf("int8", changes.stream().map(Change::revision).toArray()));
      statement.setArray(
          5,
          connection.createArrayOf(
              "bytea", changes.stream().map(c -> c.state().snapshot()).toArray(byte[][]::new)));
      return statement.executeUpdate();
    }
  }

  static void writeIndex(Connection connection, String workspace, List<Change> changes)
      throws SQLException {
    int size = changes.size();
    String[] ids = new String[size];
    @Nullable OffsetDateTime[] opens = new OffsetDateTime[size];
    @Nullable OffsetDateTime[] closes = new OffsetDateTime[size];
    @Nullable OffsetDateTime[] dues = new OffsetDateTime[size];
    @Nullable String[] accounts = new String[size];
    @Nullable String[] deployments = new String[size];
    @Nullable String[] archetypes = new String[size];
    for (int i = 0; i < size; i++) {
      ids[i] = changes.get(i).aggregate().id();
      ConversationIndex index = changes.get(i).state().index();
      if (index == null) {
        throw new IllegalArgumentException("A change without an index entry");
      }
      opens[i] = utc(index.openTime());
      closes[i] = utc(index.closeTime());
      dues[i] = utc(index.dueTime());
      accounts[i] = index.accountId();
      deployments[i] = index.deploymentId();
      archetypes[i] = index.archetype();
    }
    try (PreparedStatement statement = connection.prepareStatement(INDEX)) {
      statement.setString(1, workspace);
      statement.setArray(2, connection.createArrayOf("text", ids));
      statement.setArray(3, connection.createArrayOf("timestamptz", opens));
      statement.setArray(4, connection.createArrayOf("timestamptz", closes));
      statement.setArray(5, connection.createArrayOf("timestamptz", dues));
      statement.setArray(6, connection.createArrayOf("text", accounts));
      statement.setArray(7, connection.createArrayOf("text", deployments));
      statement.setArray(8, connection.createArrayOf("text", archetypes));
      statement.executeUpdate();
    }
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  private static AggregateId aggregate(ResultSet rows) throws SQLException {
    return new AggregateId(AggregateKind.ofCode(rows.getInt(1)), rows.getString(2));
  }
}
