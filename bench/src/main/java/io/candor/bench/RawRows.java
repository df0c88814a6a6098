package io.candor.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The rows of facts inserted by plain `insert … values (…), (…), …` into tables that have their
/// columns and their keys and nothing else.
final class RawRows {

  private final String url;

  /// @param url of the database; its superuser sees all workspaces
  RawRows(String url) {
    this.url = url;
  }

  /// Rows of one table.
  private record Rows(String table, int columns, List<Object[]> values) {}

  /// Seconds to insert the rows of a workspace, so many facts a transaction.
  ///
  /// @param facts how many facts the rows are of
  /// @param batch facts a transaction
  double seconds(String workspace, int facts, int batch) throws SQLException {
    try (var connection = superuser(url + "?reWriteBatchedInserts=true")) {
      var conversations =
          prepare(connection, "conversation_fact", "workspace, conversation_id", workspace);
      var items =
          prepare(
              connection, "item_fact", "workspace, conversation_id, source, item_id", workspace);
      var transactions = Math.ceilDiv(facts, batch);
      connection.setAutoCommit(false);
      var start = System.nanoTime();
      for (var i = 0; i < transactions; i++) {
        insert(connection, conversations, i, transactions);
        insert(connection, items, i, transactions);
        connection.commit();
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  static Connection superuser(String url) throws SQLException {
    return DriverManager.getConnection(url, "postgres", "postgres");
  }

  private static Rows prepare(Connection connection, String table, String key, String workspace)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("drop table if exists raw_" + table);
      statement.execute("create table raw_" + table + " (like " + table + ")");
      statement.execute("alter table raw_" + table + " add primary key (" + key + ")");
      var values = new ArrayList<Object[]>();
      try (var rows =
          statement.executeQuery(
              "select * from " + table + " where workspace = '" + workspace + "'")) {
        var columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          var row = new Object[columns];
          for (var i = 0; i < columns; i++) {
            row[i] = rows.getObject(i + 1);
          }
          values.add(row);
        }
        return new Rows("raw_" + table, columns, values);
      }
    }
  }

  private static void insert(Connection connection, Rows rows, int part, int parts)
      throws SQLException {
    var from = (int) ((long) rows.values().size() * part / parts);
    var to = (int) ((long) rows.values().size() * (part + 1) / parts);
    var places = String.join(", ", Collections.nCopies(rows.columns(), "?"));
    try (var statement =
        connection.prepareStatement("insert into " + rows.table() + " values (" + places + ")")) {
      for (var row : rows.values().subList(from, to)) {
        for (var i = 0; i < row.length; i++) {
          statement.setObject(i + 1, row[i]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
