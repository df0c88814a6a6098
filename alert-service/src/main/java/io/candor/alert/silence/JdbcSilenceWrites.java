package io.candor.alert.silence;

import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;

/// [SilenceWrites] in PostgreSQL.
@Singleton
final class JdbcSilenceWrites implements SilenceWrites {
  private final WorkspaceTransactions transactions;

  JdbcSilenceWrites(WorkspaceTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void inTransaction(String workspace, Runnable work) {
    transactions.write(
        workspace,
        connection -> {
          work.run();
          return Boolean.TRUE;
        });
  }
}
