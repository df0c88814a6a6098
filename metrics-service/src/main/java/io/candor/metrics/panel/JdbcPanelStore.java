package io.candor.metrics.panel;

import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.metrics.jdbc.JdbcValues;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// [PanelStore] on PostgreSQL.
@Singleton
final class JdbcPanelStore implements PanelStore {
  private static final String CHANGE_TIME =
      "select change_time from evaluation_work where workspace = ?";

  // Whoever changes facts, settings or baselines writes this row in the same transaction. The time
  // in it is when that transaction began: two may have the same. The id of the last writer is its
  // own.
  private static final String CHANGE_STAMP =
      "select xmin::text from evaluation_work where workspace = ?";

  private final WorkspaceTransactions transactions;

  JdbcPanelStore(WorkspaceTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Instant> changeTime(String workspace) {
    return transactions.read(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(CHANGE_TIME)) {
            statement.setString(1, workspace);
            return JdbcValues.list(statement, row -> JdbcValues.optionalInstant(row, "change_time"))
                .stream()
                .findFirst()
                .flatMap(time -> time);
          }
        });
  }

  @Override
  public Optional<String> changeStamp(String workspace) {
    return transactions.read(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(CHANGE_STAMP)) {
            statement.setString(1, workspace);
            return JdbcValues.list(statement, row -> row.getString(1)).stream().findFirst();
          }
        });
  }

  @Override
  public <T> T read(String workspace, Function<Reader, T> reading) {
    return transactions.read(
        workspace, connection -> reading.apply(new JdbcPanelReader(connection, workspace)));
  }
}
