package io.candor.alert.timer;

import io.candor.kit.failpoint.Failpoints;
import io.candor.kit.jdbc.StoreException;
import io.candor.kit.jdbc.StorePools;
import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// [Timers] and [TimerStore] in PostgreSQL. What is due is looked for with the relay's role, which
/// sees the names and times of timers in all workspaces and nothing else.
@Singleton
final class JdbcTimers implements Timers, TimerStore {
  private static final String SET =
      """
      INSERT INTO timer (workspace, kind, timer_id, due) VALUES (?, ?, ?, ?)
      ON CONFLICT (workspace, kind, timer_id) DO UPDATE SET due = excluded.due
      """;

  private static final String SET_IF_ABSENT =
      """
      INSERT INTO timer (workspace, kind, timer_id, due) VALUES (?, ?, ?, ?)
      ON CONFLICT (workspace, kind, timer_id) DO NOTHING
      """;

  private static final String CLEAR =
      "DELETE FROM timer WHERE workspace = ? AND kind = ? AND timer_id = ?";

  private static final String DUE =
      "SELECT workspace, kind, timer_id FROM timer WHERE due <= ? ORDER BY due LIMIT ?";

  private static final String TAKE =
      """
      DELETE FROM timer t
      USING (SELECT workspace, kind, timer_id FROM timer
             WHERE workspace = ? AND kind = ? AND timer_id = ? AND due <= ?
             FOR UPDATE SKIP LOCKED) AS taken
      WHERE t.workspace = taken.workspace AND t.kind = taken.kind AND t.timer_id = taken.timer_id
      """;

  private final WorkspaceTransactions transactions;
  private final DataSource relayRole;

  JdbcTimers(WorkspaceTransactions transactions, StorePools pools) {
    this.transactions = transactions;
    this.relayRole = pools.relay();
  }

  @Override
  public void set(String workspace, String kind, String id, Instant due) {
    write(SET, workspace, kind, id, due);
  }

  @Override
  public void setIfAbsent(String workspace, String kind, String id, Instant due) {
    write(SET_IF_ABSENT, workspace, kind, id, due);
  }

  @Override
  public void clear(String workspace, String kind, String id) {
    transactions.write(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(CLEAR)) {
            bind(statement, workspace, kind, id);
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public List<DueTimer> due(Instant now, int limit) {
    try (Connection connection = relayRole.getConnection();
        PreparedStatement statement = connection.prepareStatement(DUE)) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      statement.setInt(2, limit);
      List<DueTimer> due = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          due.add(new DueTimer(row.getString(1), row.getString(2), row.getString(3)));
        }
      }
      return due;
    } catch (SQLException e) {
      throw new StoreException("The timers cannot be read", e);
    }
  }

  @Override
  public void fire(DueTimer timer, Instant now, TimerHandler handler) {
    transactions.write(
        timer.workspace(),
        connection -> {
          if (take(connection, timer, now)) {
            handler.fire(timer.workspace(), timer.id(), now);
            Failpoints.hit("alert.timer-fired");
          }
          return Boolean.TRUE;
        });
  }

  @Override
  public void postpone(DueTimer timer, Instant due) {
    transactions.write(
        timer.workspace(),
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "UPDATE timer SET due = ? WHERE workspace = ? AND kind = ? AND timer_id = ?")) {
            statement.setObject(1, due.atOffset(ZoneOffset.UTC));
            statement.setString(2, timer.workspace());
            statement.setString(3, timer.kind());
            statement.setString(4, timer.id());
            return statement.executeUpdate();
          }
        });
  }

  private static boolean take(Connection connection, DueTimer timer, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
      bind(statement, timer.workspace(), timer.kind(), timer.id());
      statement.setObject(4, now.atOffset(ZoneOffset.UTC));
      return statement.executeUpdate() == 1;
    }
  }

  private void write(String sql, String workspace, String kind, String id, Instant due) {
    transactions.write(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, workspace, kind, id);
            statement.setObject(4, due.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
          }
        });
  }

  private static void bind(PreparedStatement statement, String workspace, String kind, String id)
      throws SQLException {
    statement.setString(1, workspace);
    statement.setString(2, kind);
    statement.setString(3, id);
  }
}
