package io.candor.metrics.evaluation;

import io.candor.metrics.jdbc.JdbcValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Days of themes, summed from the counters of hours.
final class JdbcThemeDays {
  private static final int HOURS = 24;

  private static final String LATEST =
      "select max(hour) from item_hour_counter where workspace = ? and verbatims <> 0";
  private static final String DAYS =
      """
      select wanted.n, counter.hour / 24 as day, sum(counter.low)::bigint,
        sum(counter.verbatims)::bigint
      from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[])
        with ordinality as wanted (area, theme, first_hour, end_hour, n)
      join item_hour_counter as counter on counter.workspace = ?
        and counter.hour >= wanted.first_hour and counter.hour < wanted.end_hour
        and counter.area = wanted.area and counter.theme = wanted.theme
      group by wanted.n, day order by wanted.n, day
      """;

  private JdbcThemeDays() {}

  /// The latest day on which anything was written; empty without any.
  static Optional<LocalDate> latest(Connection connection, String workspace) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LATEST)) {
      statement.setString(1, workspace);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        long hour = row.getLong(1);
        return row.wasNull()
            ? Optional.empty()
            : Optional.of(LocalDate.ofEpochDay(Math.floorDiv(hour, HOURS)));
      }
    }
  }

  /// The days of each, those without words left out, in their order.
  static List<List<ThemeDays.Day>> read(
      Connection connection, String workspace, List<ThemeDays> wanted) throws SQLException {
    List<List<ThemeDays.Day>> days = new ArrayList<>();
    wanted.forEach(each -> days.add(new ArrayList<>()));
    try (PreparedStatement statement = connection.prepareStatement(DAYS)) {
      JdbcValues.setTexts(statement, 1, wanted.stream().map(ThemeDays::area).toList());
      JdbcValues.setTexts(statement, 2, wanted.stream().map(ThemeDays::theme).toList());
      statement.setArray(
          3,
          connection.createArrayOf(
              "bigint", wanted.stream().map(each -> hour(each.first())).toArray()));
      statement.setArray(
          4,
          connection.createArrayOf(
              "bigint", wanted.stream().map(each -> hour(each.last().plusDays(1))).toArray()));
      statement.setString(5, workspace);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          days.get(rows.getInt(1) - 1)
              .add(
                  new ThemeDays.Day(
                      LocalDate.ofEpochDay(rows.getLong(2)), rows.getLong(3), rows.getLong(4)));
        }
      }
    }
    return days;
  }

  private static long hour(LocalDate day) {
    return day.toEpochDay() * HOURS;
  }
}
