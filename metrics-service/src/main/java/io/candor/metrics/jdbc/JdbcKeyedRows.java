package io.candor.metrics.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Reads the rows of a workspace that have one of many keys: one probe of an index per key,
/// whatever
/// the planner believes (`lateral … offset 0`). With `= any (…)` it may take an index of the
/// workspace and hold each of its rows against each key: that looks cheap as long as the table is
/// taken for empty, and a prepared statement keeps the plan.
///
/// @param query of [#of]
public record JdbcKeyedRows<T>(String query, JdbcValues.RowReader<T> reader) {

  /// @param columns what the reader takes
  /// @param condition on the columns of the table and on `wanted.key`
  public static <T> JdbcKeyedRows<T> of(
      String table, String columns, String condition, JdbcValues.RowReader<T> reader) {
    return new JdbcKeyedRows<>(
        """
        select %s from unnest(?::text[]) as wanted (key)
        cross join lateral (select * from %s where workspace = ? and %s offset 0) as found
        """
            .formatted(columns, table, condition),
        reader);
  }

  /// The rows of all keys, in no order.
  public List<T> read(Connection connection, String workspace, Collection<String> keys)
      throws SQLException {
    if (keys.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      JdbcValues.setTexts(statement, 1, Set.copyOf(keys));
      statement.setString(2, workspace);
      return JdbcValues.list(statement, reader);
    }
  }
}
