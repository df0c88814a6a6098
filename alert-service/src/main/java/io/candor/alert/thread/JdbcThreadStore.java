package io.candor.alert.thread;

import io.candor.alert.notification.Topic;
import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;

/// [ThreadStore] in PostgreSQL.
@Singleton
final class JdbcThreadStore implements ThreadStore {
  private static final String FIND =
      """
      SELECT reference FROM receiver_thread
      WHERE workspace = ? AND receiver_id = ? AND topic = ?
      """;

  private static final String SAVE =
      """
      INSERT INTO receiver_thread (workspace, receiver_id, topic, reference, update_time)
      VALUES (?, ?, ?, ?, now())
      ON CONFLICT (workspace, receiver_id, topic) DO UPDATE
      SET reference = excluded.reference, update_time = excluded.update_time
      """;

  private final WorkspaceTransactions transactions;

  JdbcThreadStore(WorkspaceTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<String> find(String receiverId, Topic topic) {
    return transactions.read(
        topic.workspace(),
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, topic.workspace());
            statement.setString(2, receiverId);
            statement.setString(3, topic.key());
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
          }
        });
  }

  @Override
  public void save(String receiverId, Topic topic, String reference) {
    transactions.write(
        topic.workspace(),
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
            statement.setString(1, topic.workspace());
            statement.setString(2, receiverId);
            statement.setString(3, topic.key());
            statement.setString(4, reference);
            return statement.executeUpdate();
          }
        });
  }
}
