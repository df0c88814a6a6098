package io.candor.ingest.event;

import io.candor.ingest.report.AggregateId;
import io.candor.kit.failpoint.Failpoints;
import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/// Events in PostgreSQL. A batch is two statements whatever its size: one writes the events that
/// are new, one keeps in a single row what these are about. Repeats in it cost a third, which reads
/// them. The first of an hour also notes who has reported.
@Singleton
final class JdbcEventStore implements EventStore {

  // Events are written in the order of their keys, so that two batches with the same ids wait for
  // each other and never in a ring.
  private static final String INSERT =
      """
      INSERT INTO event (workspace, event_id, aggregate_kind, aggregate_id, survey_id, digest, body)
      SELECT ?, e.event_id, e.aggregate_kind, e.aggregate_id, e.survey_id, e.digest, e.body
      FROM unnest(?, ?, ?, ?, ?, ?)
        AS e (event_id, aggregate_kind, aggregate_id, survey_id, digest, body)
      ON CONFLICT (workspace, event_id) DO NOTHING
      RETURNING event_id
      """;

  private static final String PENDING =
      """
      INSERT INTO pending_batch (workspace, aggregate_kinds, aggregate_ids) VALUES (?, ?, ?)
      """;

  // One probe of the key per event.
  private static final String DIGESTS =
      """
      SELECT e.event_id, e.digest
      FROM unnest(?) AS wanted (id)
      CROSS JOIN LATERAL (
        SELECT event_id, digest FROM event
        WHERE workspace = ? AND event_id = wanted.id
        OFFSET 0
      ) AS e
      """;

  private static final int NEVER = 0;

  private final WorkspaceTransactions transactions;
  private final JdbcArrivals arrivals;

  JdbcEventStore(WorkspaceTransactions transactions, JdbcArrivals arrivals) {
    this.transactions = transactions;
    this.arrivals = arrivals;
  }

  @Override
  public Map<String, byte[]> insert(String workspace, List<NewEvent> events) {
    List<NewEvent> ordered =
        events.stream().sorted(Comparator.comparing(NewEvent::eventId)).toList();
    JdbcArrivals.Arrivals arrived = arrivals.of(workspace, events);
    Map<String, byte[]> known =
        transactions.write(
            workspace, connection -> insert(connection, workspace, ordered, arrived));
    arrivals.committed(arrived);
    return known;
  }

  private static Map<String, byte[]> insert(
      Connection connection,
      String workspace,
      List<NewEvent> ordered,
      JdbcArrivals.Arrivals arrived)
      throws SQLException {
    Set<String> written = insertNew(connection, workspace, ordered);
    List<NewEvent> repeats =
        ordered.stream().filter(event -> !written.contains(event.eventId())).toList();
    Map<String, byte[]> digests = digests(connection, workspace, repeats);
    remember(
        connection,
        workspace,
        ordered.stream()
            .filter(event -> written.contains(event.eventId()))
            .map(NewEvent::subject)
            .distinct()
            .toList());
    JdbcArrivals.write(connection, arrived);
    Failpoints.hit("ingest.before-commit");
    return digests;
  }

  /// @return the ids of those that were new
  private static Set<String> insertNew(
      Connection connection, String workspace, List<NewEvent> events) throws SQLException {
    int size = events.size();
    String[] eventIds = new String[size];
    Short[] kinds = new Short[size];
    String[] aggregateIds = new String[size];
    @Nullable String[] surveyIds = new String[size];
    byte[][] digests = new byte[size][];
    byte[][] bodies = new byte[size][];
    for (int i = 0; i < size; i++) {
      NewEvent event = events.get(i);
      eventIds[i] = event.eventId();
      kinds[i] = (short) event.subject().kind().code();
      aggregateIds[i] = event.subject().id();
      surveyIds[i] = event.surveyId();
      digests[i] = event.digest();
      bodies[i] = event.body();
    }
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, workspace);
      statement.setArray(2, connection.createArrayOf("text", eventIds));
      statement.setArray(3, connection.createArrayOf("int2", kinds));
      statement.setArray(4, connection.createArrayOf("text", aggregateIds));
      statement.setArray(5, connection.createArrayOf("text", surveyIds));
      statement.setArray(6, connection.createArrayOf("bytea", digests));
      statement.setArray(7, connection.createArrayOf("bytea", bodies));
      Set<String> written = HashSet.newHashSet(size);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          written.add(rows.getString(1));
        }
      }
      return written;
    }
  }

  /// Keeps what the new events are about, for the fold.
  private static void remember(Connection connection, String workspace, List<AggregateId> subjects)
      throws SQLException {
    if (subjects.isEmpty()) {
      return;
    }
    Short[] kinds =
        subjects.stream().map(subject -> (short) subject.kind().code()).toArray(Short[]::new);
    String[] ids = subjects.stream().map(AggregateId::id).toArray(String[]::new);
    try (PreparedStatement statement = connection.prepareStatement(PENDING)) {
      statement.setString(1, workspace);
      statement.setArray(2, connection.createArrayOf("int2", kinds));
      statement.setArray(3, connection.createArrayOf("text", ids));
      statement.executeUpdate();
    }
  }

  static Map<String, byte[]> digests(Connection connection, String workspace, List<NewEvent> events)
      throws SQLException {
    if (events.isEmpty()) {
      return Map.of();
    }
    try (PreparedStatement statement = connection.prepareStatement(DIGESTS)) {
      // A plan that was made while the table was small may read the whole workspace per event.
      statement.unwrap(PGStatement.class).setPrepareThreshold(NEVER);
      statement.setArray(
          1, connection.createArrayOf("text", events.stream().map(NewEvent::eventId).toArray()));
      statement.setString(2, workspace);
      Map<String, byte[]> digests = new HashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          digests.put(rows.getString(1), rows.getBytes(2));
        }
      }
      return digests;
    }
  }
}
