package io.candor.kit.testing;

import io.candor.stores.EmbeddedPostgreSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// How many rows statements read, and what the planner believes beforehand: for tests that a
/// look-up
/// by key stays one whatever the statistics say.
public final class TableReads {
  private static final String ROWS =
      """
      select coalesce(sum(seq_tup_read + idx_tup_fetch), 0) from pg_stat_xact_user_tables
      where relname = ? or relname like ? || '\\_p%'
      """;

  private TableReads() {}

  /// Rows of a table, its partitions included, that the connection's transaction has read up to
  /// now.
  public static long rows(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
      statement.setString(1, table);
      statement.setString(2, table);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /// Takes the statistics of a table as it is now, on the server that tests share.
  ///
  /// @param service whose database it is
  public static void takeStatistics(String service, String table) throws SQLException {
    String owner = service + "_owner";
    try (Connection connection =
            DriverManager.getConnection(
                EmbeddedPostgreSql.shared().jdbcUrl(service), owner, owner);
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum (analyze, truncate false) " + table);
    }
  }
}
