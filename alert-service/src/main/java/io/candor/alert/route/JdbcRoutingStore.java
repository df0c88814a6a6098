package io.candor.alert.route;

import io.candor.alert.audit.AuditEvent;
import io.candor.alert.audit.AuditLog;
import io.candor.alert.receiver.FailureReason;
import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// [RoutingStore] in PostgreSQL.
@Singleton
final class JdbcRoutingStore implements RoutingStore {
  private static final String LATEST =
      """
      SELECT version, document, update_time, updated_by FROM routing_version
      WHERE workspace = ? ORDER BY version DESC LIMIT 1
      """;

  // The versions have no gaps, so a version fits if the one before it is there and it is not.
  private static final String ADD =
      """
      INSERT INTO routing_version (workspace, version, document, updated_by, update_time)
      SELECT ?, ?, ?::jsonb, ?, ?
      WHERE coalesce((SELECT max(version) FROM routing_version WHERE workspace = ?), 0) = ?
      ON CONFLICT DO NOTHING
      """;

  private static final String DISABLED =
      """
      SELECT receiver_id, reason, disable_time FROM disabled_receiver
      WHERE workspace = ? AND (?::text IS NULL OR receiver_id = ?)
      ORDER BY receiver_id
      """;

  private static final String DISABLE =
      """
      INSERT INTO disabled_receiver (workspace, receiver_id, reason, disable_time)
      VALUES (?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;

  private static final String ENABLE =
      "DELETE FROM disabled_receiver WHERE workspace = ? AND receiver_id = ANY (?::text[])";

  private static final String LATEST_VERSION =
      "SELECT coalesce(max(version), 0) FROM routing_version WHERE workspace = ?";

  // Routings of this many workspaces are kept parsed: a version never changes once it is written.
  private static final int MAX_CACHED = 256;

  private final WorkspaceTransactions transactions;
  private final AuditLog audit;
  private final Map<String, RoutingVersion> cache =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, RoutingVersion> eldest) {
              return size() > MAX_CACHED;
            }
          });

  JdbcRoutingStore(WorkspaceTransactions transactions, AuditLog audit) {
    this.transactions = transactions;
    this.audit = audit;
  }

  @Override
  public RoutingVersion latest(String workspace) {
    return transactions.read(
        workspace,
        connection -> {
          // The number is read each time, so that every replica knows a new version at once.
          long number = latestVersion(connection, workspace);
          RoutingVersion cached = cache.get(workspace);
          if (cached != null && cached.version() == number) {
            return cached;
          }
          RoutingVersion read = readLatest(connection, workspace);
          cache.put(workspace, read);
          return read;
        });
  }

  private static long latestVersion(Connection connection, String workspace) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LATEST_VERSION)) {
      statement.setString(1, workspace);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private static RoutingVersion readLatest(Connection connection, String workspace)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LATEST)) {
      statement.setString(1, workspace);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? version(row) : RoutingVersion.INITIAL;
      }
    }
  }

  @Override
  public boolean add(
      String workspace, RoutingVersion version, List<String> enabledReceivers, AuditEvent event) {
    return transactions.write(
        workspace,
        connection -> {
          boolean added = insert(connection, workspace, version);
          if (added && !enabledReceivers.isEmpty()) {
            int unused = enable(connection, workspace, enabledReceivers);
          }
          if (added) {
            audit.append(workspace, event);
          }
          return added;
        });
  }

  @Override
  public List<ReceiverState> disabled(String workspace) {
    return findDisabled(workspace, null);
  }

  @Override
  public Optional<ReceiverState> disabled(String workspace, String receiverId) {
    return findDisabled(workspace, receiverId).stream().findFirst();
  }

  @Override
  public void disable(String workspace, String receiverId, FailureReason reason, Instant time) {
    transactions.write(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(DISABLE)) {
            statement.setString(1, workspace);
            statement.setString(2, receiverId);
            statement.setString(3, reason.name());
            statement.setObject(4, time.atOffset(ZoneOffset.UTC));
            int disabled = statement.executeUpdate();
            if (disabled > 0) {
              audit.append(
                  workspace,
                  new AuditEvent(
                      time,
                      AuditEvent.SYSTEM,
                      "receiver.disabled",
                      "workspaces/" + workspace + "/receivers/" + receiverId,
                      Map.of("reason", reason.name())));
            }
            return disabled;
          }
        });
  }

  @Override
  public void enable(String workspace, String receiverId, AuditEvent event) {
    transactions.write(
        workspace,
        connection -> {
          if (enable(connection, workspace, List.of(receiverId)) > 0) {
            audit.append(workspace, event);
          }
          return Boolean.TRUE;
        });
  }

  private static boolean insert(Connection connection, String workspace, RoutingVersion version)
      throws SQLException {
    Instant time = version.updateTime();
    if (time == null) {
      throw new IllegalArgumentException("a version to be written has a time");
    }
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setString(1, workspace);
      statement.setLong(2, version.version());
      statement.setString(3, RoutingProtos.toJson(version.routing()));
      statement.setString(4, version.updatedBy());
      statement.setObject(5, time.atOffset(ZoneOffset.UTC));
      statement.setString(6, workspace);
      statement.setLong(7, version.version() - 1);
      return statement.executeUpdate() == 1;
    }
  }

  private static int enable(Connection connection, String workspace, List<String> receiverIds)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ENABLE)) {
      statement.setString(1, workspace);
      statement.setArray(2, connection.createArrayOf("text", receiverIds.toArray()));
      return statement.executeUpdate();
    }
  }

  private List<ReceiverState> findDisabled(String workspace, @Nullable String receiverId) {
    return transactions.read(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(DISABLED)) {
            statement.setString(1, workspace);
            statement.setString(2, receiverId);
            statement.setString(3, receiverId);
            List<ReceiverState> states = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                states.add(
                    new ReceiverState(
                        row.getString(1),
                        FailureReason.valueOf(row.getString(2)),
                        row.getObject(3, OffsetDateTime.class).toInstant()));
              }
            }
            return states;
          }
        });
  }

  private static RoutingVersion version(ResultSet row) throws SQLException {
    return new RoutingVersion(
        row.getLong(1),
        RoutingProtos.fromJson(row.getString(2)),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getString(4));
  }
}
