package io.candor.ingest.erasure;

import io.candor.ingest.erasure.ErasureStore.Unfinished;
import io.candor.ingest.report.AggregateId;
import io.candor.ingest.report.AggregateKind;
import io.candor.kit.resource.ResourceName;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Goes through the states of a workspace, a page at a time, for those of one subject. States hold
/// no column for whom they are about: an erasure is rare, and a column would be one more place to
/// forget.
@Singleton
final class JdbcErasureSearch {

  private static final int PAGE_SIZE = 200;

  private static final String POSITION =
      """
      SELECT subject_kind, subject_digest, position_kind, position_id FROM erasure
      WHERE workspace = ? AND erasure_id = ? AND state = 1
      FOR UPDATE
      """;

  private static final String PAGE =
      """
      SELECT aggregate_kind, aggregate_id, snapshot FROM aggregate
      WHERE workspace = ? AND (aggregate_kind, aggregate_id) > (?::smallint, ?)
      ORDER BY aggregate_kind, aggregate_id
      LIMIT ?
      """;

  private static final String TARGETS =
      """
      INSERT INTO erasure_target (workspace, erasure_id, aggregate_kind, aggregate_id, record_key)
      SELECT ?, ?, found.* FROM unnest(?, ?, ?) AS found (aggregate_kind, aggregate_id, record_key)
      """;

  private static final String MARK =
      """
      INSERT INTO pending_aggregate (workspace, aggregate_kind, aggregate_id, own_event)
      SELECT ?, found.aggregate_kind, found.aggregate_id, false
      FROM unnest(?, ?) AS found (aggregate_kind, aggregate_id)
      ORDER BY found.aggregate_kind, found.aggregate_id
      ON CONFLICT (workspace, aggregate_kind, aggregate_id)
      DO UPDATE SET generation = pg_current_xact_id()
      """;

  private static final String ADVANCE =
      """
      UPDATE erasure
      SET position_kind = ?, position_id = ?, found_count = found_count + ?, state = ?
      WHERE workspace = ? AND erasure_id = ?
      """;

  private final ErasableStates states;
  private final SubjectDigests digests;

  JdbcErasureSearch(ErasableStates states, SubjectDigests digests) {
    this.states = states;
    this.digests = digests;
  }

  /// Whom is looked for, and behind which aggregate.
  @SuppressWarnings("ArrayRecordComponent") // compared by MessageDigest
  private record Position(SubjectKind kind, byte[] digest, int afterKind, String afterId) {}

  /// What a page holds.
  ///
  /// @param last the last aggregate of a full page; empty on the last page
  private record Page(List<AggregateId> found, Optional<AggregateId> last) {}

  /// Looks at one page.
  ///
  /// @return whether there is another
  boolean step(Connection connection, Unfinished erasure) throws SQLException {
    Optional<Position> position = position(connection, erasure);
    if (position.isEmpty()) {
      return false;
    }
    Page page = page(connection, erasure.workspace(), position.get());
    if (!page.found().isEmpty()) {
      mark(connection, erasure, page.found());
    }
    advance(connection, erasure, page);
    return page.last().isPresent();
  }

  private static Optional<Position> position(Connection connection, Unfinished erasure)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(POSITION)) {
      statement.setString(1, erasure.workspace());
      statement.setString(2, erasure.id());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new Position(
                    SubjectKind.ofCode(rows.getInt(1)),
                    rows.getBytes(2),
                    rows.getInt(3),
                    rows.getString(4)))
            : Optional.empty();
      }
    }
  }

  private Page page(Connection connection, String workspace, Position position)
      throws SQLException {
    List<AggregateId> found = new ArrayList<>();
    Optional<AggregateId> last = Optional.empty();
    int read = 0;
    try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
      statement.setString(1, workspace);
      statement.setInt(2, position.afterKind());
      statement.setString(3, position.afterId());
      statement.setInt(4, PAGE_SIZE);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          AggregateId aggregate =
              new AggregateId(AggregateKind.ofCode(rows.getInt(1)), rows.getString(2));
          byte[] snapshot = rows.getBytes(3);
          // An empty one was erased before.
          if (snapshot.length > 0 && isAbout(workspace, position, aggregate, snapshot)) {
            found.add(aggregate);
          }
          last = Optional.of(aggregate);
          read++;
        }
      }
    }
    return new Page(found, read < PAGE_SIZE ? Optional.empty() : last);
  }

  private boolean isAbout(
      String workspace, Position position, AggregateId aggregate, byte[] snapshot) {
    return states.subjects(aggregate.kind(), snapshot).stream()
        .filter(subject -> subject.kind() == position.kind())
        .anyMatch(
            subject ->
                MessageDigest.isEqual(digests.digest(workspace, subject), position.digest()));
  }

  private static void mark(Connection connection, Unfinished erasure, List<AggregateId> found)
      throws SQLException {
    Short[] kinds = found.stream().map(a -> (short) a.kind().code()).toArray(Short[]::new);
    String[] ids = found.stream().map(AggregateId::id).toArray(String[]::new);
    String[] keys =
        found.stream()
            .map(a -> new ResourceName(erasure.workspace(), a.kind().collection(), a.id()).key())
            .toArray(String[]::new);
    try (PreparedStatement statement = connection.prepareStatement(TARGETS)) {
      statement.setString(1, erasure.workspace());
      statement.setString(2, erasure.id());
      statement.setArray(3, connection.createArrayOf("int2", kinds));
      statement.setArray(4, connection.createArrayOf("text", ids));
      statement.setArray(5, connection.createArrayOf("text", keys));
      statement.executeUpdate();
    }
    try (PreparedStatement statement = connection.prepareStatement(MARK)) {
      statement.setString(1, erasure.workspace());
      statement.setArray(2, connection.createArrayOf("int2", kinds));
      statement.setArray(3, connection.createArrayOf("text", ids));
      statement.executeUpdate();
    }
  }

  private static void advance(Connection connection, Unfinished erasure, Page page)
      throws SQLException {
    Erasure.State state = page.last().isPresent() ? Erasure.State.SEARCHING : Erasure.State.ERASING;
    try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
      statement.setInt(1, page.last().map(last -> last.kind().code()).orElse(0));
      statement.setString(2, page.last().map(AggregateId::id).orElse(""));
      statement.setLong(3, page.found().size());
      statement.setInt(4, state.code());
      statement.setString(5, erasure.workspace());
      statement.setString(6, erasure.id());
      statement.executeUpdate();
    }
  }
}
