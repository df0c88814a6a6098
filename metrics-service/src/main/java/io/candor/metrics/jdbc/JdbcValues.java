package io.candor.metrics.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Values of PostgreSQL in the words of the domain.
public final class JdbcValues {
  private JdbcValues() {}

  /// Reads one row of a result.
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// Runs a query and reads every row.
  public static <T> List<T> list(PreparedStatement statement, RowReader<T> reader)
      throws SQLException {
    List<T> result = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        result.add(reader.read(rows));
      }
    }
    return result;
  }

  /// A `timestamptz` that is never null.
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /// A `timestamptz`; empty for null.
  public static Optional<Instant> optionalInstant(ResultSet row, String column)
      throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /// A `date`; empty for null.
  public static Optional<LocalDate> optionalDate(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
  }

  /// A `bigint`; empty for null.
  public static OptionalLong optionalLong(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /// What a `timestamptz` parameter takes.
  public static OffsetDateTime timestamp(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /// What a nullable `bigint` column takes.
  public static @Nullable Object orNull(OptionalLong value) {
    return value.isPresent() ? (Object) value.getAsLong() : null;
  }

  /// Sets a `text[]` parameter.
  public static void setTexts(PreparedStatement statement, int index, Collection<String> values)
      throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(index, connection.createArrayOf("text", values.toArray()));
  }

  /// Sets a `date[]` parameter.
  public static void setDates(PreparedStatement statement, int index, Collection<LocalDate> values)
      throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(
        index,
        connection.createArrayOf("date", values.stream().map(LocalDate::toString).toArray()));
  }
}
