package io.candor.metrics.panel;

import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.util.function.Function;

/// [PanelStore] on PostgreSQL.
@Singleton
final class JdbcPanelStore implements PanelStore {
  private final WorkspaceTransactions transactions;

  JdbcPanelStore(WorkspaceTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> T read(String workspace, Function<Reader, T> reading) {
    return transactions.read(
        workspace, connection -> reading.apply(new JdbcPanelReader(connection, workspace)));
  }
}
