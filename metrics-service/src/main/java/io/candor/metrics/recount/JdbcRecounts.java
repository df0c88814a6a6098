package io.candor.metrics.recount;

import io.candor.metrics.cell.DelayedWindow;
import io.candor.metrics.jdbc.JdbcValues;
import io.candor.metrics.settings.CountingSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rows of `recount`, as they are read.
final class JdbcRecounts {
  private static final String SELECT =
      """
      select time_zone, baseline_days, delayed_from_seconds, delayed_to_seconds, request_time,
        start_time, end_time, fact_count, done_count
      from recount where workspace = ?
      """;

  private JdbcRecounts() {}

  static Optional<Recount> read(Connection connection, String workspace) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setString(1, workspace);
      return JdbcValues.list(statement, JdbcRecounts::recount).stream().findFirst();
    }
  }

  private static Recount recount(ResultSet row) throws SQLException {
    return new Recount(
        new CountingSettings(
            ZoneId.of(row.getString("time_zone")).normalized(),
            row.getInt("baseline_days"),
            new DelayedWindow(
                Duration.ofSeconds(row.getLong("delayed_from_seconds")),
                Duration.ofSeconds(row.getLong("delayed_to_seconds")))),
        JdbcValues.instant(row, "request_time"),
        optional(row, "start_time"),
        optional(row, "end_time"),
        row.getLong("fact_count"),
        row.getLong("done_count"));
  }

  private static Optional<Instant> optional(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
  }
}
