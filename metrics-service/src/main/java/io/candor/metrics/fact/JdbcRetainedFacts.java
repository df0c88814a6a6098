package io.candor.metrics.fact;

import io.candor.kit.resource.ResourceName;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.jdbc.JdbcValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// From which week on facts are kept, and the deletion of older ones. Their counters stay, so their
/// names do too: what has expired is not counted a second time.
public final class JdbcRetainedFacts {
  private static final String RETAINED_FROM =
      "select retained_from from workspace_state where workspace = ?";
  private static final String RETAIN_FROM =
      """
      update workspace_state set retained_from = ?
      where workspace = ? and (retained_from is null or retained_from < ?)
      """;
  // A conversation goes with its answers, so it stays until the youngest of them is old enough.
  private static final String EXPIRE_CONVERSATIONS =
      """
      with gone as materialized (
        select conversation_id from conversation_fact c
        where workspace = ? and week < ? and not exists (
          select from item_fact i
          where i.workspace = c.workspace and i.conversation_id = c.conversation_id
            and i.week >= ?)
        order by week limit ?),
      items as (
        delete from item_fact where workspace = ?
          and conversation_id in (select conversation_id from gone)),
      excerpts as (
        delete from policy_excerpt where workspace = ?
          and conversation_id in (select conversation_id from gone)),
      names as (
        insert into expired_fact (workspace, fact_key)
        select ?, 'conversations/' || conversation_id from gone on conflict do nothing)
      delete from conversation_fact where workspace = ?
        and conversation_id in (select conversation_id from gone)
      returning customer_id
      """;
  private static final String EXPIRE_FEEDBACK =
      """
      with gone as materialized (
        select source, item_id from item_fact
        where workspace = ? and conversation_id = '' and week < ? order by time limit ?),
      names as (
        insert into expired_fact (workspace, fact_key)
        select ?, 'feedback/' || item_id from gone on conflict do nothing)
      delete from item_fact where workspace = ? and conversation_id = ''
        and (source, item_id) in (select source, item_id from gone)
      returning customer_id
      """;
  private static final String EXPIRED =
      "select fact_key from expired_fact where workspace = ? and fact_key = any (?)";

  /// What was deleted.
  ///
  /// @param factCount how many facts
  /// @param customers those of whom no fact is left, so that an erasure that comes later could not
  ///     tell that they are meant
  public record Expired(int factCount, List<ResourceName> customers) {}

  private final Connection connection;
  private final String workspace;

  public JdbcRetainedFacts(Connection connection, String workspace) {
    this.connection = connection;
    this.workspace = workspace;
  }

  /// The first week whose facts are kept; empty when all are.
  public Optional<IsoWeek> retainedFrom() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RETAINED_FROM)) {
      statement.setString(1, workspace);
      try (ResultSet row = statement.executeQuery()) {
        @Nullable LocalDate monday = row.next() ? row.getObject(1, LocalDate.class) : null;
        return Optional.ofNullable(monday).map(IsoWeek::new);
      }
    }
  }

  /// Keeps facts from a week on; an earlier week changes nothing. The workspace must be locked.
  public void retainFrom(IsoWeek week) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RETAIN_FROM)) {
      statement.setObject(1, week.monday());
      statement.setString(2, workspace);
      statement.setObject(3, week.monday());
      statement.executeUpdate();
    }
  }

  /// Deletes the oldest facts of weeks that are not kept. The workspace must be locked.
  ///
  /// @param limit of conversations, and of feedback
  public Expired expire(IsoWeek retainedFrom, int limit) throws SQLException {
    LocalDate monday = retainedFrom.monday();
    List<String> writers =
        new ArrayList<>(
            delete(
                EXPIRE_CONVERSATIONS,
                List.of(
                    workspace, monday, monday, limit, workspace, workspace, workspace, workspace)));
    writers.addAll(
        delete(EXPIRE_FEEDBACK, List.of(workspace, monday, limit, workspace, workspace)));
    Set<String> known = new TreeSet<>(writers);
    known.remove("");
    return new Expired(
        writers.size(),
        new JdbcRemains(connection, workspace)
            .customersWithout(known).stream()
                .map(id -> new ResourceName(workspace, ErasedFacts.CUSTOMERS, id))
                .toList());
  }

  private List<String> delete(String sql, List<Object> parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int index = 0; index < parameters.size(); index++) {
        statement.setObject(index + 1, parameters.get(index));
      }
      return JdbcValues.list(statement, row -> row.getString(1));
    }
  }

  /// Those of these facts that have expired.
  Set<String> expired(Collection<String> keys) throws SQLException {
    if (keys.isEmpty()) {
      return Set.of();
    }
    try (PreparedStatement statement = connection.prepareStatement(EXPIRED)) {
      statement.setString(1, workspace);
      JdbcValues.setTexts(statement, 2, keys);
      return new HashSet<>(JdbcValues.list(statement, row -> row.getString(1)));
    }
  }
}
