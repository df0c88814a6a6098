package io.candor.metrics.panel;

import io.candor.metrics.baseline.BaselineCell;
import io.candor.metrics.baseline.BaselineVersion;
import io.candor.metrics.cell.Cell;
import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.CellKey;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.counter.JdbcCellFigures;
import io.candor.metrics.jdbc.JdbcColumn;
import io.candor.metrics.jdbc.JdbcColumns;
import io.candor.metrics.jdbc.JdbcValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/// Counts what a baseline is taken from, and writes its rows.
final class JdbcBaselineWriter {
  private static final JdbcColumns<BaselineCell> COLUMNS =
      JdbcColumns.<BaselineCell>of("archetype", "text", BaselineCell::archetype)
          .and("segment", "text", BaselineCell::segment)
          .and("channel", "text", BaselineCell::channel)
          .andAll(JdbcCellFigures.all(), BaselineCell::counts)
          .build();
  // Repeat contact of a week whose days have not passed is not known; it is left out.
  private static final String COUNT =
      """
      select archetype, segment, channel, %s from (
        select archetype, segment, channel, %s from cell_counter
        where workspace = ? and deployment_id = ? and week >= ? and week <= ?) c
      group by archetype, segment, channel
      having sum(conversations) > 0 order by archetype, segment, channel
      """
          .formatted(
              JdbcCellFigures.sums(),
              JdbcCellFigures.all().stream()
                  .map(JdbcBaselineWriter::known)
                  .collect(Collectors.joining(", ")));
  private static final String LIVE =
      """
      select week, archetype, segment, channel, %s from cell_counter
      where workspace = ? and deployment_id = ? and week >= ? and handoff_answers <> 0
      group by week, archetype, segment, channel
      """
          .formatted(JdbcCellFigures.sums());
  private static final String INSERT =
      """
      insert into baseline (workspace, deployment_id, version, freeze_time, author, reason, source,
        effective_week, window_start_time, window_end_time, handoff_archetypes)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String INSERT_CELLS =
      """
      insert into baseline_cell (workspace, deployment_id, version, %s)
      select ?, ?, ?, %s from %s
      """
          .formatted(COLUMNS.names(), COLUMNS.names("c"), COLUMNS.unnest("c"));

  private final Connection connection;
  private final String workspace;

  JdbcBaselineWriter(Connection connection, String workspace) {
    this.connection = connection;
    this.workspace = workspace;
  }

  private static String known(JdbcColumn<CellCounts> column) {
    String name = column.name();
    if (name.endsWith("_7d")) {
      return "case when week + 7 + 7 <= ? then %1$s else 0 end as %1$s".formatted(name);
    }
    return name.endsWith("_30d")
        ? "case when week + 7 + 30 <= ? then %1$s else 0 end as %1$s".formatted(name)
        : name;
  }

  /// What the conversations of some weeks count.
  ///
  /// @param deploymentId empty for those without a bot
  List<BaselineCell> count(String deploymentId, IsoWeek first, IsoWeek last, Instant asOf)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
      LocalDate today = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
      int index = 1;
      for (JdbcColumn<CellCounts> column : JdbcCellFigures.all()) {
        if (column.name().endsWith("_7d") || column.name().endsWith("_30d")) {
          statement.setObject(index++, today);
        }
      }
      statement.setString(index++, workspace);
      statement.setString(index++, deploymentId);
      statement.setObject(index++, first.monday());
      statement.setObject(index, last.monday());
      return JdbcValues.list(
          statement,
          row ->
              new BaselineCell(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  JdbcCellFigures.read(row, 4)));
    }
  }

  /// The cells of a deployment that have answers after a handoff, from a week on.
  List<Cell> liveCells(String deploymentId, IsoWeek from) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LIVE)) {
      statement.setString(1, workspace);
      statement.setString(2, deploymentId);
      statement.setObject(3, from.monday());
      return JdbcValues.list(
          statement,
          row ->
              new Cell(
                  new CellKey(
                      deploymentId,
                      row.getString(2),
                      new IsoWeek(row.getObject(1, LocalDate.class)),
                      row.getString(3),
                      row.getString(4)),
                  JdbcCellFigures.read(row, 5)));
    }
  }

  void insert(String deploymentId, BaselineVersion version) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, workspace);
      statement.setString(2, deploymentId);
      statement.setInt(3, version.version());
      statement.setObject(4, JdbcValues.timestamp(version.freezeTime().orElseThrow()));
      statement.setString(5, version.author());
      statement.setString(6, version.reason());
      statement.setString(7, version.source().name());
      statement.setObject(8, version.effectiveWeek().map(IsoWeek::monday).orElse(null));
      statement.setObject(9, JdbcValues.timestamp(version.window().start()));
      statement.setObject(10, JdbcValues.timestamp(version.window().end()));
      JdbcValues.setTexts(statement, 11, version.baseline().handoffArchetypes());
      statement.executeUpdate();
    }
    try (PreparedStatement statement = connection.prepareStatement(INSERT_CELLS)) {
      statement.setString(1, workspace);
      statement.setString(2, deploymentId);
      statement.setInt(3, version.version());
      COLUMNS.bind(statement, 4, version.baseline().cells());
      statement.executeUpdate();
    }
  }
}
