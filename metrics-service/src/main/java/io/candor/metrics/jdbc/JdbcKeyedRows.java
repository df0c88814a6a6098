package io.candor.metrics.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.postgresql.PGStatement;

/// Reads the rows of a workspace that have one of many keys, by one probe of an index per key.
///
/// A prepared statement keeps a plan that may be of the time when the table was nearly empty: then
/// every index that begins with the workspace looks as good as the one of the key, and with the
/// wrong
/// one each key costs all rows of the workspace. So the statement is planned each time that it is
/// run, and in a form in which the planner can only choose an index (`lateral … offset 0`), not a
/// join.
///
/// @param query of [#of]
public record JdbcKeyedRows<T>(String query, JdbcValues.RowReader<T> reader) {

  private static final int NEVER = 0;

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
      statement.unwrap(PGStatement.class).setPrepareThreshold(NEVER);
      JdbcValues.setTexts(statement, 1, Set.copyOf(keys));
      statement.setString(2, workspace);
      return JdbcValues.list(statement, reader);
    }
  }
}
