package io.candor.ingest.erasure;

import io.candor.kit.backlog.WaitingWork;
import io.candor.kit.backlog.WorkBacklog;
import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/// Erasures that are not done.
@Singleton
final class JdbcErasureBacklog implements WaitingWork {

  private static final String UNFINISHED =
      "SELECT count(*), min(create_time) FROM erasure WHERE workspace = ? AND state < 3";

  private final WorkspaceTransactions transactions;

  JdbcErasureBacklog(WorkspaceTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public WorkBacklog backlog(String workspace) {
    return transactions.read(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(UNFINISHED)) {
            statement.setString(1, workspace);
            try (ResultSet rows = statement.executeQuery()) {
              rows.next();
              Optional<Instant> oldest =
                  Optional.ofNullable(rows.getTimestamp(2)).map(Timestamp::toInstant);
              return new WorkBacklog("erasure", rows.getLong(1), 0, oldest);
            }
          }
        });
  }
}
