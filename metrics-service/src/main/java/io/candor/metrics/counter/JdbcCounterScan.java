package io.candor.metrics.counter;

import io.candor.metrics.cell.CellKey;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.jdbc.JdbcValues;
import io.candor.metrics.volume.HourCounts;
import io.candor.metrics.volume.HourKey;
import io.candor.metrics.volume.ItemCounts;
import io.candor.metrics.volume.ItemKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/// Reads every counter of a workspace, its slots summed.
public final class JdbcCounterScan {
  private static final String CELLS =
      """
      select week, deployment_id, archetype, segment, channel, %s from cell_counter
      where workspace = ? group by week, deployment_id, archetype, segment, channel
      """
          .formatted(JdbcCellFigures.sums());
  private static final String BASELINES =
      """
      select deployment_id, archetype, segment, channel, %s from baseline_counter
      where workspace = ? group by deployment_id, archetype, segment, channel
      """
          .formatted(JdbcCellFigures.sums());
  private static final String ITEMS =
      """
      select week, area, theme, segment, source, sum(items)::bigint, sum(verbatims)::bigint, sum(rated)::bigint,
        sum(low)::bigint, sum(severity)::bigint, sum(rating_nanos)::bigint
      from item_counter where workspace = ? group by week, area, theme, segment, source
      """;

  private static final String HOURS =
      """
      select hour, area, theme, segment, sum(verbatims)::bigint, sum(low)::bigint
      from item_hour_counter where workspace = ? group by hour, area, theme, segment
      """;

  private JdbcCounterScan() {}

  /// All of them, zero ones left out.
  public static CounterDeltas read(Connection connection, String workspace) throws SQLException {
    CounterDeltas counters = new CounterDeltas();
    scan(
        connection,
        workspace,
        CELLS,
        row -> {
          counters.add(
              new CellKey(
                  row.getString(2),
                  row.getString(3),
                  new IsoWeek(row.getObject(1, LocalDate.class)),
                  row.getString(4),
                  row.getString(5)),
              JdbcCellFigures.read(row, 6));
          return true;
        });
    scan(
        connection,
        workspace,
        BASELINES,
        row -> {
          counters.add(
              new BaselineKey(
                  row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
              JdbcCellFigures.read(row, 5));
          return true;
        });
    scan(
        connection,
        workspace,
        ITEMS,
        row -> {
          counters.add(
              new ItemKey(
                  new IsoWeek(row.getObject(1, LocalDate.class)),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5)),
              new ItemCounts(
                  row.getLong(6),
                  row.getLong(7),
                  row.getLong(8),
                  row.getLong(9),
                  row.getLong(10),
                  row.getLong(11)));
          return true;
        });
    scan(
        connection,
        workspace,
        HOURS,
        row -> {
          counters.add(
              new HourKey(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)),
              new HourCounts(row.getLong(5), row.getLong(6)));
          return true;
        });
    return counters;
  }

  private static void scan(
      Connection connection, String workspace, String query, JdbcValues.RowReader<Boolean> reader)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, workspace);
      statement.setFetchSize(1_000);
      JdbcValues.list(statement, reader);
    }
  }
}
