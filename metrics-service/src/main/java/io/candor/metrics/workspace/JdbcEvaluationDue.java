package io.candor.metrics.workspace;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Lets a workspace be evaluated anew soon, because what it is judged by has changed.
public final class JdbcEvaluationDue {
  private static final String MAKE_DUE =
      """
      insert into evaluation_work (workspace, due_time, dirty_since, change_time)
      values (?, now(), now(), now())
      on conflict (workspace) do update
      set dirty_since = coalesce(evaluation_work.dirty_since, now()), change_time = now()
      """;

  private JdbcEvaluationDue() {}

  public static void mark(Connection connection, String workspace) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MAKE_DUE)) {
      statement.setString(1, workspace);
      statement.executeUpdate();
    }
  }
}
