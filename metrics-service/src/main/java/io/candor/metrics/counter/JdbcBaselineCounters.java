package io.candor.metrics.counter;

import io.candor.metrics.cell.CellCounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads the counters of baselines.
public final class JdbcBaselineCounters {
  private static final String SELECT =
      """
      select archetype, segment, channel, %s from baseline_counter
      where workspace = ? and deployment_id = ?
      group by archetype, segment, channel order by archetype, segment, channel
      """
          .formatted(JdbcCellFigures.sums());

  private JdbcBaselineCounters() {}

  /// The counters of one deployment's baseline, zero ones left out.
  public static Map<BaselineKey, CellCounts> read(
      Connection connection, String workspace, String deploymentId) throws SQLException {
    Map<BaselineKey, CellCounts> counters = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setString(1, workspace);
      statement.setString(2, deploymentId);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          CellCounts counts = JdbcCellFigures.read(rows, 4);
          if (!counts.equals(CellCounts.ZERO)) {
            counters.put(
                new BaselineKey(
                    deploymentId,
                    rows.getString("archetype"),
                    rows.getString("segment"),
                    rows.getString("channel")),
                counts);
          }
        }
      }
    }
    return counters;
  }
}
