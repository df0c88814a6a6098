package io.candor.metrics.evaluation;

import io.candor.kit.backlog.WaitingWork;
import io.candor.kit.backlog.WorkBacklog;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.metrics.jdbc.JdbcValues;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Optional;

/// Whether the facts of a workspace have changed since findings were last made of them:
/// `evaluation`, with one piece of work while they have, or while they are being evaluated.
@Singleton
final class JdbcEvaluationBacklog implements WaitingWork {
  private static final String WAITING =
      """
      select coalesce(evaluating_since, dirty_since) as since from evaluation_work
      where workspace = ? and (evaluating_since is not null or dirty_since is not null)
      """;

  private final WorkspaceTransactions transactions;

  JdbcEvaluationBacklog(WorkspaceTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public WorkBacklog backlog(String workspace) {
    Optional<Instant> since =
        transactions.read(
            workspace,
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
                statement.setString(1, workspace);
                try (ResultSet row = statement.executeQuery()) {
                  return row.next() ? JdbcValues.optionalInstant(row, "since") : Optional.empty();
                }
              }
            });
    return new WorkBacklog("evaluation", since.isPresent() ? 1 : 0, 0, since);
  }
}
