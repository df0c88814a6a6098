package io.candor.metrics.evaluation;

import io.candor.metrics.baseline.BaselineVersion;
import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.counter.JdbcCellFigures;
import io.candor.metrics.jdbc.JdbcColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;

/// Freezes baselines: version 1 of a deployment, once everything in it is mature and its facts have
/// been quiet.
///
/// Before that the figures follow the facts, so that an import of history in any order ends with
/// the same baseline; after it nothing moves them.
final class JdbcBaselineFreezer {
  // The longest window of a figure in the baseline: repeat contact within 30 days.
  private static final int MATURE_DAYS = 30;

  private static final String FIGURES =
      JdbcCellFigures.all().stream()
          .map(JdbcColumn<CellCounts>::name)
          .collect(Collectors.joining(", "));

  private static final String FREEZE =
      """
      insert into baseline (workspace, deployment_id, version, freeze_time, author, reason,
        window_start_time, window_end_time)
      select d.workspace, d.deployment_id, 1, now(), ?, ?,
        d.go_live_time - w.baseline_days * interval '1 day', d.go_live_time
      from deployment_fact d
      join workspace_state w on w.workspace = d.workspace
      join baseline_settling s on s.workspace = d.workspace and s.deployment_id = d.deployment_id
      where d.workspace = ? and d.go_live_time <= now() - ? * interval '1 day'
        and s.change_time <= now() - ? * interval '1 millisecond'
      on conflict do nothing
      returning deployment_id
      """;
  private static final String COPY =
      """
      insert into baseline_cell (workspace, deployment_id, version, archetype, segment, channel, %1$s)
      select workspace, deployment_id, 1, archetype, segment, channel, %2$s
      from baseline_counter where workspace = ? and deployment_id = ?
      group by workspace, deployment_id, archetype, segment, channel
      """
          .formatted(FIGURES, JdbcCellFigures.sums());

  private final Duration settle;

  JdbcBaselineFreezer(Duration settle) {
    this.settle = settle;
  }

  /// Freezes what can be frozen, in the transaction of the connection.
  void freezeSettled(Connection connection, String workspace) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FREEZE)) {
      statement.setString(1, BaselineVersion.AUTOMATIC);
      statement.setString(2, BaselineVersion.BEFORE_GO_LIVE);
      statement.setString(3, workspace);
      statement.setInt(4, MATURE_DAYS);
      statement.setLong(5, settle.toMillis());
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          copy(connection, workspace, rows.getString("deployment_id"));
        }
      }
    }
  }

  private static void copy(Connection connection, String workspace, String deploymentId)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COPY)) {
      statement.setString(1, workspace);
      statement.setString(2, deploymentId);
      statement.executeUpdate();
    }
  }
}
