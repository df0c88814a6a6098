package io.candor.metrics.panel;

import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.baseline.BaselineCell;
import io.candor.metrics.baseline.BaselineVersion;
import io.candor.metrics.baseline.BaselineWindow;
import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.counter.JdbcCellFigures;
import io.candor.metrics.fact.Deployment;
import io.candor.metrics.jdbc.JdbcValues;
import io.candor.metrics.settings.WindowSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Baselines as rows: the frozen versions, and while there is none the one that is counted so far.
final class JdbcBaselines {
  private static final String LIVE_BASELINE =
      """
      select archetype, %1$s, %2$s from baseline_counter
      where workspace = ? and deployment_id = ?
      group by archetype%3$s
      """;
  private static final String FROZEN_BASELINE =
      """
      select archetype, %1$s, %2$s from baseline_cell
      where workspace = ? and deployment_id = ? and version = ?
      group by archetype%3$s
      """;
  private static final String BASELINES =
      """
      select version, freeze_time, author, reason, window_start_time, window_end_time
      from baseline where workspace = ? and deployment_id = ? order by version desc
      """;
  private static final String LATEST_BASELINE = BASELINES + " limit 1";

  private final Connection connection;
  private final String workspace;
  private final WindowSettings windows;

  JdbcBaselines(Connection connection, String workspace, WindowSettings windows) {
    this.connection = connection;
    this.workspace = workspace;
    this.windows = windows;
  }

  /// What a deployment is held against now.
  BaselineVersion latest(Deployment deployment, CutBy by) throws SQLException {
    List<BaselineVersion> frozen =
        frozenBaselines(deployment, LATEST_BASELINE, JdbcCuts.apply(FROZEN_BASELINE, by));
    return frozen.isEmpty()
        ? liveBaseline(deployment, JdbcCuts.apply(LIVE_BASELINE, by))
        : frozen.getFirst();
  }

  /// Every version at its finest grain, the latest first.
  List<BaselineVersion> all(Deployment deployment) throws SQLException {
    List<BaselineVersion> frozen =
        frozenBaselines(deployment, BASELINES, JdbcCuts.finest(FROZEN_BASELINE));
    return frozen.isEmpty()
        ? List.of(liveBaseline(deployment, JdbcCuts.finest(LIVE_BASELINE)))
        : frozen;
  }

  private List<BaselineVersion> frozenBaselines(
      Deployment deployment, String versions, String cells) throws SQLException {
    List<BaselineVersion> result = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(versions)) {
      statement.setString(1, workspace);
      statement.setString(2, deployment.deploymentId());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          int version = row.getInt("version");
          result.add(
              new BaselineVersion(
                  version,
                  JdbcValues.optionalInstant(row, "freeze_time"),
                  row.getString("author"),
                  row.getString("reason"),
                  new BaselineWindow(
                      JdbcValues.instant(row, "window_start_time"),
                      JdbcValues.instant(row, "window_end_time")),
                  freeze(baselineCells(cells, deployment.deploymentId(), version))));
        }
      }
    }
    return result;
  }

  private BaselineVersion liveBaseline(Deployment deployment, String cells) throws SQLException {
    return new BaselineVersion(
        1,
        Optional.empty(),
        BaselineVersion.AUTOMATIC,
        BaselineVersion.BEFORE_GO_LIVE,
        BaselineWindow.before(deployment.goLiveTime(), windows.baselineDays()),
        freeze(baselineCells(cells, deployment.deploymentId(), null)));
  }

  private Baseline freeze(List<BaselineCell> cells) {
    return Baseline.freeze(cells, windows.aloneArchetypes());
  }

  private List<BaselineCell> baselineCells(
      String query, String deploymentId, @Nullable Integer version) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, workspace);
      statement.setString(2, deploymentId);
      if (version != null) {
        statement.setInt(3, version);
      }
      return JdbcValues.list(
              statement,
              row ->
                  new BaselineCell(
                      row.getString(1),
                      row.getString(2),
                      row.getString(3),
                      JdbcCellFigures.read(row, 4)))
          .stream()
          .filter(cell -> !cell.counts().equals(CellCounts.ZERO))
          .toList();
    }
  }
}
