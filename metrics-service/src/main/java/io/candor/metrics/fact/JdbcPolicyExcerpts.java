package io.candor.metrics.fact;

import io.candor.metrics.jdbc.JdbcColumns;
import io.candor.metrics.jdbc.JdbcValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Rows of `policy_excerpt`.
final class JdbcPolicyExcerpts {
  private record Row(String conversationId, int position, Conversation.PolicyExcerpt excerpt) {}

  private static final JdbcColumns<Row> COLUMNS =
      JdbcColumns.<Row>of("conversation_id", "text", Row::conversationId)
          .and("position", "int", Row::position)
          .and("policy_class", "text", row -> row.excerpt().policyClass())
          .and("assertion_id", "text", row -> row.excerpt().assertionId())
          .and("time", "timestamptz", row -> row.excerpt().time())
          .and("excerpt", "text", row -> row.excerpt().text())
          .build();
  private static final String DELETE =
      "delete from policy_excerpt where workspace = ? and conversation_id = any (?)";
  private static final String INSERT =
      "insert into policy_excerpt (workspace, %s) select ?, %s from %s"
          .formatted(COLUMNS.names(), COLUMNS.names("r"), COLUMNS.unnest("r"));

  private final Connection connection;
  private final String workspace;

  JdbcPolicyExcerpts(Connection connection, String workspace) {
    this.connection = connection;
    this.workspace = workspace;
  }

  /// Replaces the sentences of these conversations.
  ///
  /// @param stored ids of those that were there before; only these can have had sentences
  void replace(Collection<Conversation> conversations, Set<String> stored) throws SQLException {
    List<String> known =
        conversations.stream().map(Conversation::conversationId).filter(stored::contains).toList();
    if (!known.isEmpty()) {
      try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
        statement.setString(1, workspace);
        JdbcValues.setTexts(statement, 2, known);
        statement.executeUpdate();
      }
    }
    List<Row> rows = rows(conversations);
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, workspace);
      COLUMNS.bind(statement, 2, rows);
      statement.executeUpdate();
    }
  }

  private static List<Row> rows(Collection<Conversation> conversations) {
    List<Row> rows = new ArrayList<>();
    for (Conversation conversation : conversations) {
      List<Conversation.PolicyExcerpt> excerpts = conversation.policyExcerpts();
      for (int position = 0; position < excerpts.size(); position++) {
        rows.add(new Row(conversation.conversationId(), position, excerpts.get(position)));
      }
    }
    return rows;
  }
}
