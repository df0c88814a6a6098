package io.candor.ingest.erasure;

import io.candor.kit.backlog.WaitingWork;
import io.candor.kit.backlog.WorkBacklog;
import io.candor.kit.jdbc.JdbcBacklog;
import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;

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
    return JdbcBacklog.read(transactions, workspace, "erasure", UNFINISHED);
  }
}
