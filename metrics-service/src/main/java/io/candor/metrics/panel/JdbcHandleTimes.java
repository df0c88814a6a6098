package io.candor.metrics.panel;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.jdbc.JdbcValues;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Handle times of conversations, a row for each part that a cut tells apart: a row for each
/// conversation took longer to send and to read than everything else in a panel, and the finest
/// parts twice as long as the archetypes alone.
final class JdbcHandleTimes {
  // Without a version all columns stand in the index of the week, and no row is fetched.
  private static final String SAMPLES =
      """
      select week, archetype, %s, %s, %s, %s
      from conversation_fact
      where workspace = ? and week = any (?) and deployment_id = ?
        and coalesce(bot_handle_millis, agent_turns_handle_millis,
          agent_ticketing_handle_millis) is not null
        %s
      group by week, archetype%s
      """;

  private JdbcHandleTimes() {}

  private static String samples(CutBy by, Optional<String> botVersion) {
    return SAMPLES.formatted(
        JdbcCuts.parts(by),
        measures("bot_handle_millis"),
        measures("agent_turns_handle_millis"),
        measures("agent_ticketing_handle_millis"),
        botVersion.isEmpty() ? "" : "and bot_version = ?",
        JdbcCuts.grouping(by));
  }

  private static String measures(String column) {
    return "array_agg(%1$s) filter (where %1$s is not null)".formatted(column);
  }

  static List<HandleTimeSample> read(
      Connection connection,
      String workspace,
      String deploymentId,
      Collection<IsoWeek> weeks,
      CutBy by,
      Optional<String> botVersion)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(samples(by, botVersion))) {
      statement.setString(1, workspace);
      JdbcValues.setDates(statement, 2, weeks.stream().map(IsoWeek::monday).toList());
      statement.setString(3, deploymentId);
      if (botVersion.isPresent()) {
        statement.setString(4, botVersion.get());
      }
      return JdbcValues.list(statement, JdbcHandleTimes::sample);
    }
  }

  private static HandleTimeSample sample(ResultSet row) throws SQLException {
    return new HandleTimeSample(
        new IsoWeek(row.getObject(1, LocalDate.class)),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        millis(row.getArray(5)),
        millis(row.getArray(6)),
        millis(row.getArray(7)));
  }

  private static long[] millis(@Nullable Array measures) throws SQLException {
    return measures == null
        ? new long[0]
        : Arrays.stream((Long[]) measures.getArray()).mapToLong(Long::longValue).toArray();
  }
}
