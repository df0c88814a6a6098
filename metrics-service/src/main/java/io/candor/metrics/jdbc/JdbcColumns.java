package io.candor.metrics.jdbc;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The columns of a table in a fixed order, and the parts of statements that follow from them.
public final class JdbcColumns<R> {
  private final List<JdbcColumn<R>> columns;

  public JdbcColumns(List<JdbcColumn<R>> columns) {
    this.columns = List.copyOf(columns);
  }

  /// Starts with one column.
  public static <R> Builder<R> of(String name, String type, Function<R, @Nullable Object> value) {
    return new Builder<R>().and(name, type, value);
  }

  /// `a, b, c`.
  public String names() {
    return joined("%1$s");
  }

  /// `t.a, t.b, t.c`.
  public String names(String table) {
    return joined(table + ".%1$s");
  }

  /// `unnest(?::text[], ?::bigint[]) as t (a, b)`: one row per element, bound by [#bind].
  public String unnest(String table) {
    return "unnest(" + joined("?::%2$s[]") + ") as " + table + " (" + names() + ")";
  }

  /// `a = excluded.a, b = excluded.b`.
  public String assignments() {
    return joined("%1$s = excluded.%1$s");
  }

  private String joined(String form) {
    return columns.stream()
        .map(column -> form.formatted(column.name(), column.type()))
        .collect(Collectors.joining(", "));
  }

  /// Binds one array per column.
  ///
  /// @return the index of the next parameter
  public int bind(PreparedStatement statement, int firstIndex, List<R> rows) throws SQLException {
    int index = firstIndex;
    for (JdbcColumn<R> column : columns) {
      Array array = statement.getConnection().createArrayOf(column.type(), values(column, rows));
      statement.setArray(index++, array);
    }
    return index;
  }

  /// Arrays of their own type go to the store in binary form, all others as texts that it parses.
  private static <R> @Nullable Object[] values(JdbcColumn<R> column, List<R> rows) {
    return switch (column.type()) {
      case "bigint" ->
          converted(column, rows, new @Nullable Long[rows.size()], v -> ((Number) v).longValue());
      case "smallint" ->
          converted(column, rows, new @Nullable Short[rows.size()], v -> ((Number) v).shortValue());
      case "boolean" ->
          converted(column, rows, new @Nullable Boolean[rows.size()], v -> (Boolean) v);
      default -> converted(column, rows, new @Nullable String[rows.size()], Object::toString);
    };
  }

  private static <R, T> @Nullable T[] converted(
      JdbcColumn<R> column, List<R> rows, @Nullable T[] values, Function<Object, T> conversion) {
    for (int row = 0; row < values.length; row++) {
      Object value = column.value().apply(rows.get(row));
      values[row] = value == null ? null : conversion.apply(value);
    }
    return values;
  }

  /// Collects columns.
  public static final class Builder<R> {
    private final java.util.ArrayList<JdbcColumn<R>> columns = new java.util.ArrayList<>();

    /// Adds a column.
    public Builder<R> and(String name, String type, Function<R, @Nullable Object> value) {
      columns.add(new JdbcColumn<>(name, type, value));
      return this;
    }

    /// Adds columns of a part of the row.
    public <P> Builder<R> andAll(List<JdbcColumn<P>> parts, Function<R, P> part) {
      for (JdbcColumn<P> column : parts) {
        and(column.name(), column.type(), row -> column.value().apply(part.apply(row)));
      }
      return this;
    }

    public JdbcColumns<R> build() {
      return new JdbcColumns<>(columns);
    }
  }
}
