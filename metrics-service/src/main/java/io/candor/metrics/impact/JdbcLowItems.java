package io.candor.metrics.impact;

import io.candor.metrics.jdbc.JdbcValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/// Reads low items from `item_fact`.
public final class JdbcLowItems {
  private static final String SELECT =
      """
      select account_id, customer_id, segment, source, app_version, root_cause,
        count(*), sum(severity)
      from item_fact
      where workspace = ? and theme = ? and area = ? and low and time >= ? and time < ?
      group by account_id, customer_id, segment, source, app_version, root_cause
      order by account_id, customer_id, segment, source, app_version, root_cause
      """;

  private JdbcLowItems() {}

  /// The low items of a theme in an area written in [from, to).
  public static LowItems read(
      Connection connection, String workspace, String area, String theme, Instant from, Instant to)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setString(1, workspace);
      statement.setString(2, theme);
      statement.setString(3, area);
      statement.setObject(4, JdbcValues.timestamp(from));
      statement.setObject(5, JdbcValues.timestamp(to));
      return new LowItems(
          JdbcValues.list(
              statement,
              row ->
                  new LowItems.Part(
                      row.getString(1),
                      row.getString(2),
                      row.getString(3),
                      row.getString(4),
                      row.getString(5),
                      row.getString(6),
                      row.getLong(7),
                      row.getLong(8))));
    }
  }
}
