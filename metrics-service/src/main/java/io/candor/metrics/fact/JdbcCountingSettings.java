package io.candor.metrics.fact;

import io.candor.metrics.cell.DelayedWindow;
import io.candor.metrics.settings.CountingSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;

/// The settings that a workspace has been counted by: they stand in the row that orders its batches
/// of facts, so that counting costs no query more.
public final class JdbcCountingSettings {
  private static final String SELECT =
      """
      select time_zone, baseline_days, delayed_from_seconds, delayed_to_seconds
      from workspace_state where workspace = ?
      """;
  private static final String LOCK =
      """
      insert into workspace_state (workspace) values (?)
      on conflict (workspace) do update set workspace = excluded.workspace
      """;
  private static final String UPDATE =
      """
      update workspace_state set time_zone = ?, baseline_days = ?, delayed_from_seconds = ?,
        delayed_to_seconds = ?
      where workspace = ?
      """;
  private static final String COUNTED =
      """
      select exists (select from conversation_fact where workspace = ?)
        or exists (select from item_fact where workspace = ?)
        or exists (select from deployment_fact where workspace = ?)
      """;

  private JdbcCountingSettings() {}

  /// Those of a workspace; the defaults before its first fact.
  public static CountingSettings read(Connection connection, String workspace) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setString(1, workspace);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? read(row) : CountingSettings.DEFAULT;
      }
    }
  }

  static CountingSettings read(ResultSet row) throws SQLException {
    return new CountingSettings(
        ZoneId.of(row.getString("time_zone")).normalized(),
        row.getInt("baseline_days"),
        new DelayedWindow(
            Duration.ofSeconds(row.getLong("delayed_from_seconds")),
            Duration.ofSeconds(row.getLong("delayed_to_seconds"))));
  }

  /// Lets batches of facts of the workspace wait until the transaction ends.
  public static void lock(Connection connection, String workspace) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setString(1, workspace);
      statement.executeUpdate();
    }
  }

  /// Whether anything has been counted, or a baseline's window been laid down.
  public static boolean isCounted(Connection connection, String workspace) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COUNTED)) {
      for (int parameter = 1; parameter <= 3; parameter++) {
        statement.setString(parameter, workspace);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /// Changes them; the row must be locked, and nothing counted or all of it counted by them.
  public static void write(Connection connection, String workspace, CountingSettings settings)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
      statement.setString(1, settings.timeZone().getId());
      statement.setInt(2, settings.baselineDays());
      statement.setLong(3, settings.delayedWindow().from().toSeconds());
      statement.setLong(4, settings.delayedWindow().to().toSeconds());
      statement.setString(5, workspace);
      statement.executeUpdate();
    }
  }
}
