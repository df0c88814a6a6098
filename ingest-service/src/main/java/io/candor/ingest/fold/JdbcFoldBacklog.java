package io.candor.ingest.fold;

import io.candor.kit.backlog.WaitingWork;
import io.candor.kit.backlog.WorkBacklog;
import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/// What is accepted and not folded yet.
@Singleton
final class JdbcFoldBacklog implements WaitingWork {

  private static final String PENDING =
      "SELECT count(*), min(mark_time) FROM pending_aggregate WHERE workspace = ?";

  private final WorkspaceTransactions transactions;

  JdbcFoldBacklog(WorkspaceTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public WorkBacklog backlog(String workspace) {
    return transactions.read(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(PENDING)) {
            statement.setString(1, workspace);
            try (ResultSet rows = statement.executeQuery()) {
              rows.next();
              Optional<Instant> oldest =
                  Optional.ofNullable(rows.getTimestamp(2)).map(Timestamp::toInstant);
              return new WorkBacklog("fold", rows.getLong(1), 0, oldest);
            }
          }
        });
  }
}
