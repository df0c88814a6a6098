package io.candor.ingest.erasure;

import io.candor.ingest.report.AggregateId;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Tells folds whose states are to be forgotten. A fold joins before it reads: until its
/// transaction is over no erasure begins in its workspace, so that it either sees an erasure, or
/// has written before the erasure's search begins.
@Singleton
public final class JdbcErasedSubjects {

  private static final String JOIN =
      "SELECT pg_advisory_xact_lock_shared(hashtextextended('erasure/' || ?, 0))";
  private static final String BEGIN =
      "SELECT pg_advisory_xact_lock(hashtextextended('erasure/' || ?, 0))";
  private static final String ANY = "SELECT EXISTS (SELECT FROM erasure WHERE workspace = ?)";
  private static final String AMONG =
      """
      SELECT wanted.kind, wanted.digest
      FROM unnest(?, ?) AS wanted (kind, digest)
      WHERE EXISTS (
        SELECT FROM erasure
        WHERE erasure.workspace = ?
          AND erasure.subject_kind = wanted.kind
          AND erasure.subject_digest = wanted.digest)
      """;

  private final ErasableStates states;
  private final SubjectDigests digests;

  JdbcErasedSubjects(ErasableStates states, SubjectDigests digests) {
    this.states = states;
    this.digests = digests;
  }

  /// A subject as the table has it.
  private record Key(int kind, ByteBuffer digest) {}

  /// Keeps erasures from beginning in the workspace until the transaction is over.
  public void join(Connection connection, String workspace) throws SQLException {
    lock(connection, JOIN, workspace);
  }

  /// Waits until no fold is under way in the workspace, and keeps new ones waiting until the
  /// transaction is over.
  static void begin(Connection connection, String workspace) throws SQLException {
    lock(connection, BEGIN, workspace);
  }

  private static void lock(Connection connection, String query, String workspace)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, workspace);
      statement.execute();
    }
  }

  /// Those whose customer or account was erased.
  ///
  /// @param snapshots the states by what they are of
  public Set<AggregateId> among(
      Connection connection, String workspace, Map<AggregateId, byte[]> snapshots)
      throws SQLException {
    if (snapshots.isEmpty() || !any(connection, workspace)) {
      return Set.of();
    }
    Map<Key, Set<AggregateId>> bySubject = new HashMap<>();
    snapshots.forEach(
        (aggregate, snapshot) ->
            states
                .subjects(aggregate.kind(), snapshot)
                .forEach(
                    subject ->
                        bySubject
                            .computeIfAbsent(key(workspace, subject), k -> new HashSet<>())
                            .add(aggregate)));
    Short[] kinds = bySubject.keySet().stream().map(k -> (short) k.kind()).toArray(Short[]::new);
    byte[][] bytes =
        bySubject.keySet().stream().map(k -> k.digest().array()).toArray(byte[][]::new);
    Set<AggregateId> erased = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(AMONG)) {
      statement.setArray(1, connection.createArrayOf("int2", kinds));
      statement.setArray(2, connection.createArrayOf("bytea", bytes));
      statement.setString(3, workspace);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Key key = new Key(rows.getInt(1), ByteBuffer.wrap(rows.getBytes(2)));
          erased.addAll(bySubject.getOrDefault(key, Set.of()));
        }
      }
    }
    return erased;
  }

  private Key key(String workspace, Subject subject) {
    return new Key(subject.kind().code(), ByteBuffer.wrap(digests.digest(workspace, subject)));
  }

  private static boolean any(Connection connection, String workspace) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ANY)) {
      statement.setString(1, workspace);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }
}
