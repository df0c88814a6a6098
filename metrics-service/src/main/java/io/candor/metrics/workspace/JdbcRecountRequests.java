package io.candor.metrics.workspace;

import io.candor.metrics.jdbc.JdbcValues;
import io.candor.metrics.settings.CountingSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/// Asks for recounts: rows of `recount`, which a job finds.
final class JdbcRecountRequests {
  private static final String REQUEST =
      """
      insert into recount (workspace, time_zone, baseline_days, delayed_from_seconds,
        delayed_to_seconds, request_time)
      values (?, ?, ?, ?, ?, ?)
      on conflict (workspace) do update
      set time_zone = excluded.time_zone, baseline_days = excluded.baseline_days,
        delayed_from_seconds = excluded.delayed_from_seconds,
        delayed_to_seconds = excluded.delayed_to_seconds, request_time = excluded.request_time,
        start_time = null, end_time = null, fact_count = 0, done_count = 0
      """;

  private JdbcRecountRequests() {}

  /// Asks for a recount, in the place of one that has not finished. The workspace must be locked.
  static void request(
      Connection connection, String workspace, CountingSettings settings, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REQUEST)) {
      statement.setString(1, workspace);
      statement.setString(2, settings.timeZone().getId());
      statement.setInt(3, settings.baselineDays());
      statement.setLong(4, settings.delayedWindow().from().toSeconds());
      statement.setLong(5, settings.delayedWindow().to().toSeconds());
      statement.setObject(6, JdbcValues.timestamp(now));
      statement.executeUpdate();
    }
  }
}
