package io.candor.kit.jdbc;

import io.candor.kit.backlog.WorkBacklog;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/// Counts work that waits in a table.
public final class JdbcBacklog {

  private JdbcBacklog() {}

  /// How much of a kind of work waits in a workspace, and since when.
  ///
  /// @param work the kind's name
  /// @param query selects the count and the earliest time, null for none; its one parameter is the
  ///     workspace
  public static WorkBacklog read(
      WorkspaceTransactions transactions, String workspace, String work, String query) {
    return transactions.read(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, workspace);
            try (ResultSet rows = statement.executeQuery()) {
              rows.next();
              Optional<Instant> oldest =
                  Optional.ofNullable(rows.getTimestamp(2)).map(Timestamp::toInstant);
              return new WorkBacklog(work, rows.getLong(1), 0, oldest);
            }
          }
        });
  }
}
