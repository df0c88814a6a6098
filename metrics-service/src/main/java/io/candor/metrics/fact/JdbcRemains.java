package io.candor.metrics.fact;

import io.candor.metrics.jdbc.JdbcValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/// Tells of whom nothing is left.
final class JdbcRemains {
  private static final String CUSTOMERS =
      """
      select gone.id from unnest(?::text[]) as gone (id)
      where not exists (
          select from conversation_fact
          where workspace = ? and customer_id = gone.id and customer_id <> '')
        and not exists (
          select from item_fact
          where workspace = ? and conversation_id = '' and customer_id = gone.id
            and customer_id <> '')
      """;
  private static final String ACCOUNTS =
      """
      select gone.id from unnest(?::text[]) as gone (id)
      where not exists (
          select from conversation_fact
          where workspace = ? and account_id = gone.id and account_id <> '')
        and not exists (
          select from item_fact where workspace = ? and account_id = gone.id and account_id <> '')
        and not exists (
          select from account_version where workspace = ? and account_id = gone.id)
      """;

  private final Connection connection;
  private final String workspace;

  JdbcRemains(Connection connection, String workspace) {
    this.connection = connection;
    this.workspace = workspace;
  }

  /// Those of these customers of whom there is no conversation and no feedback.
  List<String> customersWithout(Collection<String> ids) throws SQLException {
    return without(CUSTOMERS, 2, ids);
  }

  /// Those of these accounts of which there is no record, no conversation and no feedback.
  List<String> accountsWithout(Collection<String> ids) throws SQLException {
    return without(ACCOUNTS, 3, ids);
  }

  private List<String> without(String query, int tables, Collection<String> ids)
      throws SQLException {
    if (ids.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      JdbcValues.setTexts(statement, 1, ids);
      for (int table = 0; table < tables; table++) {
        statement.setString(2 + table, workspace);
      }
      return JdbcValues.list(statement, row -> row.getString(1));
    }
  }
}
