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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// Events and states of one workspace, inside a transaction of it.
final class JdbcStates {

  // LATERAL with OFFSET here and below: one probe of an index per thing that is wanted, also before
  // a
  // table has statistics; else a young database would be read whole for every batch.
  private static final String EVENTS =
      """
      SELECT wanted.aggregate_kind, wanted.aggregate_id, found.survey_id, found.body
      FROM unnest(?, ?) AS wanted (aggregate_kind, aggregate_id)
      CROSS JOIN LATERAL (
        SELECT event.survey_id, event.body FROM event
        WHERE event.workspace = ?
          AND event.aggregate_kind = wanted.aggregate_kind
          AND event.aggregate_id = wanted.aggregate_id
        OFFSET 0
      ) AS found
      """;

  // An answer belongs to one conversation, but events about it may name several.
  private static final String FOREIGN_SURVEYS =
      """
      SELECT wanted.home_id, found.aggregate_kind, found.aggregate_id, found.body
      FROM unnest(?, ?) AS wanted (home_id, survey_id)
      CROSS JOIN LATERAL (
        SELECT event.aggregate_kind, event.aggregate_id, event.body FROM event
        WHERE event.workspace = ?
          AND event.survey_id = wanted.survey_id
          AND event.aggregate_id <> wanted.home_id
        OFFSET 0
      ) AS found
      """;

  private static final String STATES =
      """
      SELECT wanted.aggregate_kind, wanted.aggregate_id, found.revision, found.snapshot
      FROM unnest(?, ?) AS wanted (aggregate_kind, aggregate_id)
      CROSS JOIN LATERAL (
        SELECT aggregate.revision, aggregate.snapshot FROM aggregate
        WHERE aggregate.workspace = ?
          AND aggregate.aggregate_kind = wanted.aggregate_kind
          AND aggregate.aggregate_id = wanted.aggregate_id
        OFFSET 0
      ) AS found
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

  private static final String FORGET_EVENTS =
      """
      DELETE FROM event
      USING unnest(?, ?) AS gone (aggregate_kind, aggregate_id)
      WHERE event.workspace = ?
        AND event.aggregate_kind = gone.aggregate_kind
        AND event.aggregate_id = gone.aggregate_id
      """;

  private static final String FORGET_INDEX =
      "DELETE FROM conversation_index WHERE workspace = ? AND conversation_id = ANY (?)";

  private JdbcStates() {}

  /// A state as it is stored.
  @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals
  record Stored(long revision, byte[] snapshot) {

    /// Whether it was erased, which is for ever.
    boolean isErased() {
      return snapshot.length == 0;
    }
  }

  /// A state to be written, with the revision it gets.
  record Change(AggregateId aggregate, long revision, FoldedState state) {}

  /// What the events of a batch are.
  ///
  /// @param bodies the stored events by what they are folded into
  /// @param strangers conversations that share a survey, by the conversation of the batch
  record Events(
      Map<AggregateId, List<byte[]>> bodies, Map<AggregateId, Set<AggregateId>> strangers) {}

  static Events events(Connection connection, String workspace, List<AggregateId> aggregates)
      throws SQLException {
    JdbcAggregateKeys keys = JdbcAggregateKeys.of(aggregates);
    Map<AggregateId, List<byte[]>> bodies = new HashMap<>();
    List<String> homes = new ArrayList<>();
    List<String> surveys = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
      statement.setArray(1, keys.kindArray(connection));
      statement.setArray(2, keys.idArray(connection));
      statement.setString(3, workspace);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          AggregateId aggregate = aggregate(rows, 1);
          bodies.computeIfAbsent(aggregate, id -> new ArrayList<>()).add(rows.getBytes(4));
          if (rows.getString(3) != null) {
            homes.add(aggregate.id());
            surveys.add(rows.getString(3));
          }
        }
      }
    }
    Map<AggregateId, Set<AggregateId>> strangers = new HashMap<>();
    if (!surveys.isEmpty()) {
      addForeign(connection, workspace, homes, surveys, bodies, strangers);
    }
    return new Events(bodies, strangers);
  }

  private static void addForeign(
      Connection connection,
      String workspace,
      List<String> homes,
      List<String> surveys,
      Map<AggregateId, List<byte[]>> bodies,
      Map<AggregateId, Set<AggregateId>> strangers)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FOREIGN_SURVEYS)) {
      statement.setArray(1, connection.createArrayOf("text", homes.toArray()));
      statement.setArray(2, connection.createArrayOf("text", surveys.toArray()));
      statement.setString(3, workspace);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          AggregateId home = new AggregateId(AggregateKind.CONVERSATION, rows.getString(1));
          // The same event twice, for two answers under one id, does a fold no harm.
          bodies.computeIfAbsent(home, id -> new ArrayList<>()).add(rows.getBytes(4));
          strangers.computeIfAbsent(home, id -> new HashSet<>()).add(aggregate(rows, 2));
        }
      }
    }
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
          states.put(aggregate(rows, 1), new Stored(rows.getLong(3), rows.getBytes(4)));
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

  /// Deletes the events of erased aggregates and the places at which they are listed.
  static void forget(Connection connection, String workspace, SortedSet<AggregateId> gone)
      throws SQLException {
    JdbcAggregateKeys keys = JdbcAggregateKeys.of(List.copyOf(gone));
    try (PreparedStatement statement = connection.prepareStatement(FORGET_EVENTS)) {
      statement.setArray(1, keys.kindArray(connection));
      statement.setArray(2, keys.idArray(connection));
      statement.setString(3, workspace);
      statement.executeUpdate();
    }
    try (PreparedStatement statement = connection.prepareStatement(FORGET_INDEX)) {
      statement.setString(1, workspace);
      statement.setArray(
          2,
          connection.createArrayOf(
              "text",
              gone.stream()
                  .filter(aggregate -> aggregate.kind() == AggregateKind.CONVERSATION)
                  .map(AggregateId::id)
                  .toArray()));
      statement.executeUpdate();
    }
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  private static AggregateId aggregate(ResultSet rows, int column) throws SQLException {
    return new AggregateId(AggregateKind.ofCode(rows.getInt(column)), rows.getString(column + 1));
  }
}
