package io.candor.metrics.panel;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.jdbc.JdbcValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Rows of `accepted_level`.
public final class JdbcAcceptedLevels {
  private static final String SELECT =
      """
      select kpi, archetype, opened_week, accepted_week from accepted_level
      where workspace = ? and deployment_id = ?
      """;
  private static final String INSERT =
      """
      insert into accepted_level (workspace, deployment_id, kpi, archetype, opened_week,
        accepted_week, author, reason, create_time)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing
      """;

  private JdbcAcceptedLevels() {}

  static List<AcceptedLevel> read(Connection connection, String workspace, String deploymentId)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setString(1, workspace);
      statement.setString(2, deploymentId);
      return JdbcValues.list(
          statement,
          row ->
              new AcceptedLevel(
                  row.getString(1),
                  row.getString(2),
                  new IsoWeek(row.getObject(3, LocalDate.class)),
                  new IsoWeek(row.getObject(4, LocalDate.class))));
    }
  }

  /// Keeps a level; one that is accepted already stays as it is.
  public static void insert(
      Connection connection,
      String workspace,
      String deploymentId,
      AcceptedLevel level,
      String author,
      String reason,
      Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, workspace);
      statement.setString(2, deploymentId);
      statement.setString(3, level.kpi());
      statement.setString(4, level.archetype());
      statement.setObject(5, level.openedWeek().monday());
      statement.setObject(6, level.acceptedWeek().monday());
      statement.setString(7, author);
      statement.setString(8, reason);
      statement.setObject(9, JdbcValues.timestamp(now));
      statement.executeUpdate();
    }
  }
}
