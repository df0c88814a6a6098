package io.candor.ingest.fold;

import io.candor.ingest.report.AggregateId;
import io.candor.ingest.report.AggregateKind;
import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// The stored states in PostgreSQL.
@Singleton
final class JdbcReadStates implements States {

  private final WorkspaceTransactions transactions;
  private final AggregateRepository aggregates;

  JdbcReadStates(WorkspaceTransactions transactions, AggregateRepository aggregates) {
    this.transactions = transactions;
    this.aggregates = aggregates;
  }

  @Override
  public Optional<State> find(String workspace, AggregateId aggregate) {
    return transactions.read(
        workspace,
        connection ->
            aggregates
                .find(workspace, aggregate.kind().code(), aggregate.id())
                .map(JdbcReadStates::state));
  }

  @Override
  public List<State> list(String workspace, AggregateKind kind, String afterId, int limit) {
    return transactions.read(
        workspace,
        connection ->
            aggregates.list(workspace, kind.code(), afterId, limit).stream()
                .map(JdbcReadStates::state)
                .toList());
  }

  private static State state(AggregateRow row) {
    return new State(row.aggregateId(), row.snapshot(), row.revision());
  }
}
