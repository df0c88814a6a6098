package io.candor.metrics.panel;

import io.candor.metrics.cell.Cell;
import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.CellKey;
import io.candor.metrics.cell.HandleTimes;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Moments;
import io.candor.metrics.jdbc.JdbcValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/// The bot's handle times alone: adding up the other fifty counters of weeks that only these are
/// wanted of took half of the time of a panel.
final class JdbcBotTimes {
  private static final String TIMES =
      """
      select week, archetype, %s, sum(bot_handle_count)::bigint, sum(bot_handle_millis)::bigint,
        sum(bot_handle_squares)
      from cell_counter
      where workspace = ? and week = any (?) and deployment_id = ?
      group by week, archetype%s
      having sum(conversations) <> 0
      """;

  private JdbcBotTimes() {}

  static List<Cell> read(
      Connection connection,
      String workspace,
      String deploymentId,
      Collection<IsoWeek> weeks,
      CutBy by)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(TIMES.formatted(JdbcCuts.parts(by), JdbcCuts.grouping(by)))) {
      statement.setString(1, workspace);
      JdbcValues.setDates(statement, 2, weeks.stream().map(IsoWeek::monday).toList());
      statement.setString(3, deploymentId);
      return JdbcValues.list(statement, row -> cell(deploymentId, row));
    }
  }

  private static Cell cell(String deploymentId, ResultSet row) throws SQLException {
    Moments bot =
        new Moments(row.getLong(5), row.getLong(6), row.getBigDecimal(7).toBigIntegerExact());
    return new Cell(
        new CellKey(
            deploymentId,
            row.getString(2),
            new IsoWeek(row.getObject(1, LocalDate.class)),
            row.getString(3),
            row.getString(4)),
        CellCounts.ZERO.withHandleTimes(new HandleTimes(bot, Moments.ZERO, Moments.ZERO)));
  }
}
