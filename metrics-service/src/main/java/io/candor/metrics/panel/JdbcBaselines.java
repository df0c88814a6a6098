package io.candor.metrics.panel;

import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.baseline.BaselineCell;
import io.candor.metrics.baseline.BaselineSource;
import io.candor.metrics.baseline.BaselineVersion;
import io.candor.metrics.baseline.BaselineWindow;
import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.counter.JdbcCellFigures;
import io.candor.metrics.fact.Deployment;
import io.candor.metrics.jdbc.JdbcValues;
import io.candor.metrics.settings.WindowSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
      select version, freeze_time, author, reason, source, effective_week, window_start_time,
        window_end_time, handoff_archetypes
      from baseline where workspace = ? and deployment_id = ? and %s order by version desc
      """;
  private static final String EVERY = BASELINES.formatted("true");
  private static final String IN_FORCE =
      BASELINES.formatted("(effective_week is null or effective_week <= ?)") + " limit 1";
  private static final String EFFECTIVE_WEEKS =
      """
      select distinct effective_week from baseline
      where workspace = ? and deployment_id = ? and effective_week is not null
      """;

  private final Connection connection;
  private final String workspace;
  private final WindowSettings windows;

  JdbcBaselines(Connection connection, String workspace, WindowSettings windows) {
    this.connection = connection;
    this.workspace = workspace;
    this.windows = windows;
  }

  /// What a week of a deployment is held against.
  BaselineVersion inForce(Deployment deployment, CutBy by, IsoWeek week) throws SQLException {
    List<BaselineVersion> frozen =
        frozenBaselines(
            deployment, IN_FORCE, Optional.of(week), JdbcCuts.apply(FROZEN_BASELINE, by));
    return frozen.isEmpty()
        ? liveBaseline(deployment, JdbcCuts.apply(LIVE_BASELINE, by))
        : frozen.getFirst();
  }

  /// Every version at its finest grain, the latest first.
  List<BaselineVersion> all(Deployment deployment) throws SQLException {
    List<BaselineVersion> versions =
        frozenBaselines(deployment, EVERY, Optional.empty(), JdbcCuts.finest(FROZEN_BASELINE));
    if (versions.stream().noneMatch(one -> one.version() == BaselineVersion.FIRST)) {
      versions.add(liveBaseline(deployment, JdbcCuts.finest(LIVE_BASELINE)));
    }
    return versions;
  }

  /// The weeks from which on another version was in force.
  NavigableSet<IsoWeek> effectiveWeeks(String deploymentId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(EFFECTIVE_WEEKS)) {
      statement.setString(1, workspace);
      statement.setString(2, deploymentId);
      return new TreeSet<>(
          JdbcValues.list(statement, row -> new IsoWeek(row.getObject(1, LocalDate.class))));
    }
  }

  private List<BaselineVersion> frozenBaselines(
      Deployment deployment, String versions, Optional<IsoWeek> week, String cells)
      throws SQLException {
    List<BaselineVersion> result = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(versions)) {
      statement.setString(1, workspace);
      statement.setString(2, deployment.deploymentId());
      if (week.isPresent()) {
        statement.setObject(3, week.get().monday());
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          result.add(frozenBaseline(row, deployment.deploymentId(), cells));
        }
      }
    }
    return result;
  }

  private BaselineVersion frozenBaseline(ResultSet row, String deploymentId, String cells)
      throws SQLException {
    int version = row.getInt("version");
    return new BaselineVersion(
        version,
        JdbcValues.optionalInstant(row, "freeze_time"),
        row.getString("author"),
        row.getString("reason"),
        BaselineSource.valueOf(row.getString("source")),
        JdbcValues.optionalDate(row, "effective_week").map(IsoWeek::new),
        new BaselineWindow(
            JdbcValues.instant(row, "window_start_time"),
            JdbcValues.instant(row, "window_end_time")),
        freeze(baselineCells(cells, deploymentId, version))
            .withHandoffs(Set.of((String[]) row.getArray("handoff_archetypes").getArray())));
  }

  private BaselineVersion liveBaseline(Deployment deployment, String cells) throws SQLException {
    return new BaselineVersion(
        BaselineVersion.FIRST,
        Optional.empty(),
        BaselineVersion.AUTOMATIC,
        BaselineVersion.BEFORE_GO_LIVE,
        BaselineSource.BEFORE_GO_LIVE,
        Optional.empty(),
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
