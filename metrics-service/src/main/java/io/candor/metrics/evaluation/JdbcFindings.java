package io.candor.metrics.evaluation;

import io.candor.kit.jdbc.StoreException;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.jdbc.JdbcColumns;
import io.candor.metrics.jdbc.JdbcValues;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Rows of `finding`.
final class JdbcFindings {
  private static final JdbcColumns<HandedFinding> COLUMNS =
      JdbcColumns.<HandedFinding>of("finding_id", "text", HandedFinding::id)
          .and("finding_key", "text", HandedFinding::key)
          .and("revision", "bigint", HandedFinding::revision)
          .and("kind", "text", HandedFinding::kind)
          .and("state", "text", HandedFinding::state)
          .and("opened_week", "date", finding -> finding.openedWeek().monday())
          .and("weeks", "text", JdbcFindings::weeks)
          .and("notify", "boolean", HandedFinding::notifiable)
          .and("withdrawn", "boolean", HandedFinding::withdrawn)
          .and("content", "text", JdbcFindings::hex)
          .build();
  private static final String NAMES = COLUMNS.names();

  private static final String UPSERT =
      """
      insert into finding (workspace, %s)
      select ?, f.finding_id, f.finding_key, f.revision, f.kind, f.state, f.opened_week,
        f.weeks::date[], f.notify, f.withdrawn, decode(f.content, 'hex')
      from %s
      on conflict (workspace, finding_id) do update set %s
      """
          .formatted(NAMES, COLUMNS.unnest("f"), COLUMNS.assignments());
  private static final String ALL = "select %s from finding where workspace = ?".formatted(NAMES);
  private static final String ONE = ALL + " and finding_id = ?";
  private static final String PAGE =
      ALL
          + """
           and not withdrawn and (?::date is null or weeks @> array[?::date]) and (? = '' or kind = ?)
           and (? = '' or state = ?)
           and (?::date is null or opened_week < ?::date
             or (opened_week = ?::date and finding_id > ?))
           order by opened_week desc, finding_id limit ?
          """;

  private final Connection connection;
  private final String workspace;

  JdbcFindings(Connection connection, String workspace) {
    this.connection = connection;
    this.workspace = workspace;
  }

  List<HandedFinding> all() {
    try (PreparedStatement statement = connection.prepareStatement(ALL)) {
      statement.setString(1, workspace);
      return JdbcValues.list(statement, JdbcFindings::read);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  Optional<HandedFinding> withId(String id) {
    try (PreparedStatement statement = connection.prepareStatement(ONE)) {
      statement.setString(1, workspace);
      statement.setString(2, id);
      return JdbcValues.list(statement, JdbcFindings::read).stream().findFirst();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /// A page of findings, the latest opened week first.
  ///
  /// @param after the last finding of the page before
  List<HandedFinding> page(FindingFilter filter, Optional<FindingFilter.Place> after, int limit) {
    try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
      Optional<Date> week = filter.week().map(JdbcFindings::date);
      Optional<Date> opened = after.map(place -> date(place.openedWeek()));
      statement.setString(1, workspace);
      statement.setDate(2, week.orElse(null));
      statement.setDate(3, week.orElse(null));
      statement.setString(4, filter.kind());
      statement.setString(5, filter.kind());
      statement.setString(6, filter.state());
      statement.setString(7, filter.state());
      statement.setDate(8, opened.orElse(null));
      statement.setDate(9, opened.orElse(null));
      statement.setDate(10, opened.orElse(null));
      statement.setString(11, after.map(FindingFilter.Place::id).orElse(""));
      statement.setInt(12, limit);
      return JdbcValues.list(statement, JdbcFindings::read);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static Date date(IsoWeek week) {
    return Date.valueOf(week.monday());
  }

  void upsert(List<HandedFinding> findings) throws SQLException {
    if (findings.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      statement.setString(1, workspace);
      COLUMNS.bind(statement, 2, findings);
      statement.executeUpdate();
    }
  }

  private static HandedFinding read(ResultSet row) throws SQLException {
    Array weeks = row.getArray("weeks");
    return new HandedFinding(
        row.getString("finding_id"),
        row.getString("finding_key"),
        row.getLong("revision"),
        row.getString("kind"),
        row.getString("state"),
        new IsoWeek(row.getObject("opened_week", LocalDate.class)),
        Arrays.stream((Date[]) weeks.getArray())
            .map(day -> new IsoWeek(day.toLocalDate()))
            .toList(),
        row.getBoolean("notify"),
        row.getBoolean("withdrawn"),
        row.getBytes("content"));
  }

  private static String weeks(HandedFinding finding) {
    return finding.weeks().stream()
        .map(week -> week.monday().toString())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String hex(HandedFinding finding) {
    return java.util.HexFormat.of().formatHex(finding.content());
  }

  private static StoreException failed(SQLException cause) {
    return new StoreException("The findings cannot be read", cause);
  }
}
