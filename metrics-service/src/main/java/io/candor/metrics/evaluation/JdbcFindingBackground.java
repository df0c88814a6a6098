package io.candor.metrics.evaluation;

import io.candor.kit.jdbc.StoreException;
import io.candor.metrics.fact.AccountHistory;
import io.candor.metrics.fact.JdbcAccounts;
import io.candor.metrics.fact.JdbcReferences;
import io.candor.metrics.fact.Release;
import io.candor.metrics.impact.JdbcLowItems;
import io.candor.metrics.impact.LowItems;
import io.candor.metrics.jdbc.JdbcValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// [FindingBackground] on PostgreSQL, inside one transaction.
final class JdbcFindingBackground implements FindingBackground {
  private static final String FIRST_LOW =
      """
      select min(time) as first from item_fact
      where workspace = ? and theme = ? and area = ? and low and time >= ? and time < ?
      """;
  private static final String THEME_EXCERPTS =
      """
      select conversation_id, item_id, excerpt, time, '' as assertion_id from item_fact
      where workspace = ? and theme = ? and area = ? and low and excerpt <> ''
        and time >= ? and time < ?
      order by time desc, conversation_id, item_id limit ?
      """;
  private static final String SURVEY_EXCERPTS =
      """
      select i.conversation_id, i.item_id, i.excerpt, i.time, '' as assertion_id
      from conversation_fact c
      join item_fact i on i.workspace = c.workspace and i.conversation_id = c.conversation_id
      where c.workspace = ? and c.week = any (?) and c.deployment_id = ?
        and (? = '' or c.archetype = ?) and (? = '' or c.segment = ?)
        and c.close_time >= ? and c.close_time < ? and i.low and i.excerpt <> ''
      order by i.time desc, i.conversation_id, i.item_id limit ?
      """;
  private static final String POLICY_EXCERPTS =
      """
      select p.conversation_id, '' as item_id, p.excerpt, p.time, p.assertion_id
      from conversation_fact c
      join policy_excerpt p on p.workspace = c.workspace and p.conversation_id = c.conversation_id
      where c.workspace = ? and c.week = any (?) and c.deployment_id = ? and c.archetype = ?
        and p.policy_class = ? and p.excerpt <> '' and c.close_time >= ? and c.close_time < ?
      order by p.time desc, p.conversation_id, p.position limit ?
      """;

  private final Connection connection;
  private final String workspace;

  JdbcFindingBackground(Connection connection, String workspace) {
    this.connection = connection;
    this.workspace = workspace;
  }

  @Override
  public LowItems lowItems(String area, String theme, Instant from, Instant to) {
    try {
      return JdbcLowItems.read(connection, workspace, area, theme, from, to);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public Optional<Instant> firstLow(String area, String theme, Instant from, Instant to) {
    return query(
        FIRST_LOW,
        statement -> {
          bindTheme(statement, area, theme, from, to);
          try (ResultSet row = statement.executeQuery()) {
            row.next();
            return JdbcValues.optionalInstant(row, "first");
          }
        });
  }

  @Override
  public List<Excerpt> themeExcerpts(
      String area, String theme, Instant from, Instant to, int limit) {
    return query(
        THEME_EXCERPTS,
        statement -> {
          bindTheme(statement, area, theme, from, to);
          statement.setInt(6, limit);
          return JdbcValues.list(statement, JdbcFindingBackground::excerpt);
        });
  }

  private void bindTheme(
      PreparedStatement statement, String area, String theme, Instant from, Instant to)
      throws SQLException {
    statement.setString(1, workspace);
    statement.setString(2, theme);
    statement.setString(3, area);
    statement.setObject(4, JdbcValues.timestamp(from));
    statement.setObject(5, JdbcValues.timestamp(to));
  }

  @Override
  public List<Excerpt> surveyExcerpts(
      String deploymentId,
      Optional<String> archetype,
      Optional<String> segment,
      Instant from,
      Instant to,
      int limit) {
    return query(
        SURVEY_EXCERPTS,
        statement -> {
          statement.setString(1, workspace);
          JdbcValues.setDates(statement, 2, JdbcEvaluationReader.weeksAround(from, to));
          statement.setString(3, deploymentId);
          statement.setString(4, archetype.orElse(""));
          statement.setString(5, archetype.orElse(""));
          statement.setString(6, segment.orElse(""));
          statement.setString(7, segment.orElse(""));
          statement.setObject(8, JdbcValues.timestamp(from));
          statement.setObject(9, JdbcValues.timestamp(to));
          statement.setInt(10, limit);
          return JdbcValues.list(statement, JdbcFindingBackground::excerpt);
        });
  }

  @Override
  public List<Excerpt> policyExcerpts(
      String deploymentId,
      String archetype,
      String policyClass,
      Instant from,
      Instant to,
      int limit) {
    return query(
        POLICY_EXCERPTS,
        statement -> {
          statement.setString(1, workspace);
          JdbcValues.setDates(statement, 2, JdbcEvaluationReader.weeksAround(from, to));
          statement.setString(3, deploymentId);
          statement.setString(4, archetype);
          statement.setString(5, policyClass);
          statement.setObject(6, JdbcValues.timestamp(from));
          statement.setObject(7, JdbcValues.timestamp(to));
          statement.setInt(8, limit);
          return JdbcValues.list(statement, JdbcFindingBackground::excerpt);
        });
  }

  @Override
  public List<AccountHistory> accounts() {
    try {
      return new JdbcAccounts(connection, workspace).all();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public List<Release> releases(String area, Instant from, Instant to) {
    try {
      return new JdbcReferences(connection, workspace)
          .releases(from, to).stream().filter(release -> release.area().equals(area)).toList();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static Excerpt excerpt(ResultSet row) throws SQLException {
    String conversation = row.getString("conversation_id");
    boolean feedback = conversation.isEmpty();
    return new Excerpt(
        feedback ? "feedback" : "conversations",
        feedback ? row.getString("item_id") : conversation,
        row.getString("excerpt"),
        JdbcValues.instant(row, "time"),
        row.getString("assertion_id"));
  }

  private interface Query<T> {
    T run(PreparedStatement statement) throws SQLException;
  }

  private <T> T query(String sql, Query<T> query) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return query.run(statement);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static StoreException failed(SQLException cause) {
    return new StoreException("What stands behind a finding cannot be read", cause);
  }
}
