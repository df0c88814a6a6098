package io.candor.metrics.evaluation;

import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// [FindingCatalogue] on PostgreSQL.
@Singleton
final class JdbcFindingCatalogue implements FindingCatalogue {
  private final WorkspaceTransactions transactions;

  JdbcFindingCatalogue(WorkspaceTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<HandedFinding> find(String workspace, String id) {
    return transactions.read(
        workspace, connection -> new JdbcFindings(connection, workspace).withId(id));
  }

  @Override
  public List<HandedFinding> page(
      String workspace, FindingFilter filter, Optional<FindingFilter.Place> after, int limit) {
    return transactions.read(
        workspace,
        connection -> new JdbcFindings(connection, workspace).page(filter, after, limit));
  }

  @Override
  public Optional<LocalDate> latestDay(String workspace) {
    return transactions.read(workspace, connection -> JdbcThemeDays.latest(connection, workspace));
  }

  @Override
  public List<List<ThemeDays.Day>> days(String workspace, List<ThemeDays> wanted) {
    return transactions.read(
        workspace, connection -> JdbcThemeDays.read(connection, workspace, wanted));
  }
}
