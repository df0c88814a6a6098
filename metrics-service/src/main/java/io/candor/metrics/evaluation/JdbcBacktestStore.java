package io.candor.metrics.evaluation;

import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.metrics.panel.PanelStore;
import io.candor.metrics.workspace.JdbcTriedSettings;
import io.candor.metrics.workspace.SettingsKey;
import io.candor.metrics.workspace.WorkspaceTerms;
import jakarta.inject.Singleton;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// [BacktestStore] on PostgreSQL.
@Singleton
final class JdbcBacktestStore implements BacktestStore {
  private final WorkspaceTransactions transactions;
  private final PanelStore panels;

  JdbcBacktestStore(WorkspaceTransactions transactions, PanelStore panels) {
    this.transactions = transactions;
    this.panels = panels;
  }

  @Override
  public <T> T read(SettingsKey key, UnaryOperator<byte[]> content, Function<Session, T> reading) {
    String workspace = key.workspace();
    return transactions.read(
        workspace,
        connection -> {
          WorkspaceTerms tried = JdbcTriedSettings.read(connection, key, content);
          // Joins this transaction.
          return panels.read(
              workspace,
              reader ->
                  reading.apply(
                      new Session(
                          reader,
                          reader.with(tried),
                          new JdbcEvaluationReader(connection, workspace))));
        });
  }
}
