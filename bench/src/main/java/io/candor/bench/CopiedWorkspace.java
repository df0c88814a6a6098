package io.candor.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A workspace that holds another one so many times: every conversation and customer under that
/// many ids, every counter that many times as high, since counters are sums. Much faster than to
/// send the facts, and the same in the end; a check says so.
final class CopiedWorkspace {

  private static final List<String> ONCE =
      List.of(
          "workspace_state",
          "deployment_fact",
          "account_fact",
          "account_version",
          "evaluation_work",
          "release_fact",
          "taxonomy_fact");
  private static final List<String> COUNTERS =
      List.of("cell_counter", "baseline_counter", "item_counter", "item_hour_counter");

  private final Connection connection;
  private final String from;
  private final String to;
  private final int times;

  /// @param connection of a superuser: nobody else sees two workspaces
  CopiedWorkspace(Connection connection, String from, String to, int times) {
    this.connection = connection;
    this.from = from;
    this.to = to;
    this.times = times;
  }

  void copy() throws SQLException {
    for (var table : ONCE) {
      insert(table, column -> column);
    }
    insert("conversation_fact", CopiedWorkspace::numbered);
    insert("item_fact", CopiedWorkspace::numbered);
    for (var table : COUNTERS) {
      insert(table, column -> column);
    }
    check();
  }

  /// What a column of the copy is made of.
  private interface Expression {
    String of(String column);
  }

  private static String numbered(String column) {
    return switch (column) {
      case "conversation_id", "customer_id", "item_id" ->
          "case when %1$s = '' then '' else %1$s || '~' || n end".formatted(column);
      default -> column;
    };
  }

  private void insert(String table, Expression expression) throws SQLException {
    var counter = COUNTERS.contains(table);
    var columns = new ArrayList<String>();
    var values = new ArrayList<String>();
    for (var column : columns(table)) {
      columns.add(column.name());
      if (column.name().equals("workspace")) {
        values.add("'" + to + "'");
      } else if (counter && column.counted()) {
        values.add(column.name() + " * " + times);
      } else {
        values.add(expression.of(column.name()));
      }
    }
    var copies = table.endsWith("_fact") && !ONCE.contains(table) ? times : 1;
    try (var statement = connection.createStatement()) {
      statement.execute(
          "insert into %s (%s) select %s from %s cross join generate_series(1, %d) n where workspace = '%s'"
              .formatted(
                  table,
                  String.join(", ", columns),
                  String.join(", ", values),
                  table,
                  copies,
                  from));
    }
  }

  private record Column(String name, boolean counted) {}

  private List<Column> columns(String table) throws SQLException {
    var keys = List.of("slot", "hour");
    var columns = new ArrayList<Column>();
    try (ResultSet rows = connection.getMetaData().getColumns(null, "public", table, null)) {
      while (rows.next()) {
        var name = rows.getString("COLUMN_NAME");
        var type = rows.getString("TYPE_NAME");
        columns.add(
            new Column(
                name, (type.equals("int8") || type.equals("numeric")) && !keys.contains(name)));
      }
    }
    return columns;
  }

  private void check() throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select
                  (select count(*) from conversation_fact where workspace = '%1$s' and week is not null),
                  (select sum(conversations) from cell_counter where workspace = '%1$s'),
                  (select count(*) from item_fact where workspace = '%1$s'),
                  (select sum(items) from item_counter where workspace = '%1$s')
                """
                    .formatted(to))) {
      row.next();
      if (row.getLong(1) != row.getLong(2) || row.getLong(3) != row.getLong(4)) {
        throw new IllegalStateException("The copy's counters are not a recount of its facts");
      }
    }
  }
}
