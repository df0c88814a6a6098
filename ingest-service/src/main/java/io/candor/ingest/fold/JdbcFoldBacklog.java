package io.candor.ingest.fold;

import io.candor.kit.backlog.WaitingWork;
import io.candor.kit.backlog.WorkBacklog;
import io.candor.kit.jdbc.JdbcBacklog;
import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;

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
    return JdbcBacklog.read(transactions, workspace, "fold", PENDING);
  }
}
