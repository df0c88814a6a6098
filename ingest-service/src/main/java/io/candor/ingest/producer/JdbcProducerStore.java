package io.candor.ingest.producer;

import io.candor.ingest.event.RecordHop;
import io.candor.kit.jdbc.StoreException;
import io.candor.kit.jdbc.StorePools;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.kit.relay.JdbcOutbox;
import io.candor.kit.relay.OutboxEntry;
import jakarta.inject.Singleton;
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
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// [ProducerStore] on PostgreSQL.
@Singleton
final class JdbcProducerStore implements ProducerStore {

  // Steps from one workspace to the next: the cost does not depend on how many hours each has.
  private static final String WORKSPACES =
      """
      WITH RECURSIVE known AS (
        (SELECT workspace FROM producer_arrival WHERE workspace > ? ORDER BY workspace LIMIT 1)
        UNION ALL
        SELECT (SELECT next.workspace FROM producer_arrival AS next
                WHERE next.workspace > known.workspace ORDER BY next.workspace LIMIT 1)
        FROM known WHERE known.workspace IS NOT NULL
      )
      SELECT workspace FROM known WHERE workspace IS NOT NULL LIMIT ?
      """;
  private static final String FORGET =
      """
      DELETE FROM producer_arrival AS old
      WHERE workspace = ? AND hour < ? AND EXISTS (
        SELECT FROM producer_arrival AS later
        WHERE later.workspace = old.workspace AND later.producer_id = old.producer_id
          AND later.hour > old.hour)
      """;
  private static final String HOURS =
      "SELECT producer_id, hour FROM producer_arrival WHERE workspace = ?";
  private static final String STORED =
      "SELECT producer_id, revision, snapshot FROM producer WHERE workspace = ?";
  private static final String WRITE =
      """
      INSERT INTO producer (workspace, producer_id, revision, snapshot) VALUES (?, ?, ?, ?)
      ON CONFLICT (workspace, producer_id) DO UPDATE
      SET revision = excluded.revision, snapshot = excluded.snapshot, update_time = now()
      WHERE producer.revision = excluded.revision - 1
      """;

  private final WorkspaceTransactions transactions;
  private final StorePools pools;
  private final JdbcOutbox outbox;

  JdbcProducerStore(WorkspaceTransactions transactions, StorePools pools, JdbcOutbox outbox) {
    this.transactions = transactions;
    this.pools = pools;
    this.outbox = outbox;
  }

  @SuppressWarnings("ArrayRecordComponent") // a buffer handed through, never compared
  private record Stored(long revision, byte[] snapshot) {}

  @Override
  public List<String> workspaces(String after, int limit) {
    try (Connection connection = pools.relay().getConnection();
        PreparedStatement statement = connection.prepareStatement(WORKSPACES)) {
      statement.setString(1, after);
      statement.setInt(2, limit);
      List<String> workspaces = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          workspaces.add(rows.getString(1));
        }
      }
      return workspaces;
    } catch (SQLException e) {
      throw new StoreException("The workspaces with producers could not be read", e);
    }
  }

  @Override
  public int refresh(
      String workspace,
      Instant forgetBefore,
      BiFunction<Rhythm, List<Silence>, List<Silence>> silences) {
    return transactions.write(
        workspace,
        connection -> {
          forget(connection, workspace, forgetBefore);
          Map<String, Stored> stored = stored(connection, workspace);
          List<OutboxEntry> changes = new ArrayList<>();
          int silent = 0;
          for (var rhythm : rhythms(connection, workspace).entrySet()) {
            Stored before = stored.get(rhythm.getKey());
            List<Silence> known =
                before == null ? List.of() : ProducerStateProtos.silences(before.snapshot());
            List<Silence> now = silences.apply(rhythm.getValue(), known);
            silent += !now.isEmpty() && now.getLast().endTime().isEmpty() ? 1 : 0;
            if (!now.equals(known)) {
              changes.add(change(connection, workspace, rhythm.getKey(), before, now));
            }
          }
          if (!changes.isEmpty()) {
            outbox.enqueue(connection, workspace, RecordHop.NAME, changes);
          }
          return silent;
        });
  }

  private static void forget(Connection connection, String workspace, Instant before)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
      statement.setString(1, workspace);
      statement.setObject(2, before.atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }

  private static Map<String, Rhythm> rhythms(Connection connection, String workspace)
      throws SQLException {
    Map<String, NavigableSet<Instant>> hours = new TreeMap<>();
    try (PreparedStatement statement = connection.prepareStatement(HOURS)) {
      statement.setString(1, workspace);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          hours
              .computeIfAbsent(rows.getString(1), id -> new TreeSet<>())
              .add(rows.getObject(2, OffsetDateTime.class).toInstant());
        }
      }
    }
    Map<String, Rhythm> rhythms = new TreeMap<>();
    hours.forEach((id, of) -> rhythms.put(id, new Rhythm(of)));
    return rhythms;
  }

  private static Map<String, Stored> stored(Connection connection, String workspace)
      throws SQLException {
    Map<String, Stored> stored = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(STORED)) {
      statement.setString(1, workspace);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          stored.put(rows.getString(1), new Stored(rows.getLong(2), rows.getBytes(3)));
        }
      }
    }
    return stored;
  }

  private static OutboxEntry change(
      Connection connection,
      String workspace,
      String producer,
      @Nullable Stored before,
      List<Silence> silences)
      throws SQLException {
    long revision = before == null ? 1 : before.revision() + 1;
    byte[] snapshot = ProducerStateProtos.snapshot(workspace, producer, silences);
    try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
      statement.setString(1, workspace);
      statement.setString(2, producer);
      statement.setLong(3, revision);
      statement.setBytes(4, snapshot);
      if (statement.executeUpdate() == 0) {
        throw new IllegalStateException("Two replicas look for silences at the same time");
      }
    }
    return new OutboxEntry(
        ProducerStateProtos.name(workspace, producer).key(),
        revision,
        ProducerStateProtos.record(snapshot, revision));
  }
}
