package io.candor.ingest.erasure;

import io.candor.ingest.event.RecordHop;
import io.candor.kit.jdbc.StoreException;
import io.candor.kit.jdbc.StorePools;
import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Erasures in PostgreSQL.
@Singleton
final class JdbcErasureStore implements ErasureStore {

  private static final String INSERT =
      """
      INSERT INTO erasure (workspace, erasure_id, subject_kind, subject_digest, actor, reason)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (workspace, subject_kind, subject_digest) DO NOTHING
      """;

  // What is left of a finished one is its number: its targets are gone.
  private static final String SELECT =
      """
      SELECT erasure_id, subject_kind, state, actor, reason, create_time, end_time, found_count,
             CASE state WHEN 3 THEN found_count ELSE counts.erased END,
             CASE state WHEN 3 THEN found_count ELSE counts.delivered END
      FROM erasure
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE gone) AS erased,
               count(*) FILTER (WHERE gone AND NOT waiting) AS delivered
        FROM (
          SELECT octet_length(aggregate.snapshot) = 0 AS gone,
                 EXISTS (
                   SELECT FROM outbox
                   WHERE outbox.workspace = target.workspace AND outbox.hop = ?
                     AND outbox.key = target.record_key) AS waiting
          FROM erasure_target AS target
          JOIN aggregate USING (workspace, aggregate_kind, aggregate_id)
          WHERE target.workspace = erasure.workspace AND target.erasure_id = erasure.erasure_id
        ) AS each
      ) AS counts
      WHERE workspace = ?
      """;

  private static final String UNFINISHED =
      """
      SELECT workspace, erasure_id, create_time FROM erasure
      WHERE state < 3 ORDER BY create_time LIMIT ?
      """;

  private static final String END =
      """
      UPDATE erasure SET state = 3, end_time = now()
      WHERE workspace = ? AND erasure_id = ? AND state = 2
      """;

  private static final String FORGET_TARGETS =
      "DELETE FROM erasure_target WHERE workspace = ? AND erasure_id = ?";

  private final WorkspaceTransactions transactions;
  private final StorePools pools;
  private final JdbcErasureSearch search;

  JdbcErasureStore(WorkspaceTransactions transactions, StorePools pools, JdbcErasureSearch search) {
    this.transactions = transactions;
    this.pools = pools;
    this.search = search;
  }

  @Override
  public Erasure create(String workspace, NewErasure erasure, byte[] digest) {
    return transactions.write(
        workspace,
        connection -> {
          JdbcErasedSubjects.begin(connection, workspace);
          try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, workspace);
            statement.setString(2, erasure.id());
            statement.setInt(3, erasure.subjectKind().code());
            statement.setBytes(4, digest);
            statement.setString(5, erasure.actor());
            statement.setString(6, erasure.reason());
            statement.executeUpdate();
          }
          try (PreparedStatement statement =
              connection.prepareStatement(SELECT + "AND subject_kind = ? AND subject_digest = ?")) {
            statement.setString(1, RecordHop.NAME);
            statement.setString(2, workspace);
            statement.setInt(3, erasure.subjectKind().code());
            statement.setBytes(4, digest);
            return read(statement).getFirst();
          }
        });
  }

  @Override
  public Optional<Erasure> find(String workspace, String id) {
    return transactions.read(
        workspace, connection -> find(connection, workspace, id).stream().findFirst());
  }

  private static List<Erasure> find(Connection connection, String workspace, String id)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT + "AND erasure_id = ?")) {
      statement.setString(1, RecordHop.NAME);
      statement.setString(2, workspace);
      statement.setString(3, id);
      return read(statement);
    }
  }

  @Override
  public List<Erasure> list(String workspace, String afterId, int limit) {
    return transactions.read(
        workspace,
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  SELECT + "AND erasure_id > ? ORDER BY erasure_id LIMIT ?")) {
            statement.setString(1, RecordHop.NAME);
            statement.setString(2, workspace);
            statement.setString(3, afterId);
            statement.setInt(4, limit);
            return read(statement);
          }
        });
  }

  @Override
  public List<Unfinished> unfinished(int limit) {
    try (Connection connection = pools.relay().getConnection();
        PreparedStatement statement = connection.prepareStatement(UNFINISHED)) {
      statement.setInt(1, limit);
      List<Unfinished> unfinished = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          unfinished.add(
              new Unfinished(
                  rows.getString(1), rows.getString(2), rows.getTimestamp(3).toInstant()));
        }
      }
      return unfinished;
    } catch (SQLException e) {
      throw new StoreException("The unfinished erasures could not be read", e);
    }
  }

  @Override
  public boolean search(Unfinished erasure) {
    return transactions.write(erasure.workspace(), connection -> search.step(connection, erasure));
  }

  @Override
  public boolean end(Unfinished erasure) {
    return transactions.write(
        erasure.workspace(),
        connection -> {
          List<Erasure> found = find(connection, erasure.workspace(), erasure.id());
          if (found.isEmpty()) {
            return false;
          }
          Erasure.Counts counts = found.getFirst().counts();
          if (counts.delivered() < counts.found() || !update(connection, END, erasure)) {
            return false;
          }
          update(connection, FORGET_TARGETS, erasure);
          return true;
        });
  }

  private static boolean update(Connection connection, String change, Unfinished erasure)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(change)) {
      statement.setString(1, erasure.workspace());
      statement.setString(2, erasure.id());
      return statement.executeUpdate() > 0;
    }
  }

  private static List<Erasure> read(PreparedStatement statement) throws SQLException {
    List<Erasure> erasures = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        erasures.add(
            new Erasure(
                rows.getString(1),
                SubjectKind.ofCode(rows.getInt(2)),
                Erasure.State.ofCode(rows.getInt(3)),
                rows.getString(4),
                rows.getString(5),
                rows.getTimestamp(6).toInstant(),
                Optional.ofNullable(rows.getTimestamp(7)).map(Timestamp::toInstant),
                new Erasure.Counts(rows.getLong(8), rows.getLong(9), rows.getLong(10))));
      }
    }
    return erasures;
  }
}
