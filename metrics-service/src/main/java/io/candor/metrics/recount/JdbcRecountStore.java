package io.candor.metrics.recount;

import io.candor.kit.jdbc.StoreException;
import io.candor.kit.jdbc.StorePools;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.metrics.fact.JdbcCountingSettings;
import io.candor.metrics.jdbc.JdbcValues;
import io.candor.metrics.workspace.JdbcEvaluationDue;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// [RecountStore] on PostgreSQL.
@Singleton
final class JdbcRecountStore implements RecountStore {
  private static final String UNFINISHED =
      "select workspace from recount where end_time is null order by request_time limit ?";
  private static final String BEGIN =
      """
      update recount set start_time = ?, done_count = 0, fact_count =
        (select count(*) from conversation_fact where workspace = ?)
        + (select count(*) from item_fact where workspace = ? and conversation_id = '')
      where workspace = ? and end_time is null
      """;
  private static final String PROGRESS =
      "update recount set done_count = ? where workspace = ? and request_time = ?";
  private static final String END =
      """
      update recount set end_time = ?, done_count = ?, fact_count = ?
      where workspace = ? and request_time = ?
      """;

  private final WorkspaceTransactions transactions;
  private final StorePools pools;
  private final Clock clock;

  JdbcRecountStore(WorkspaceTransactions transactions, StorePools pools, Clock clock) {
    this.transactions = transactions;
    this.pools = pools;
    this.clock = clock;
  }

  @Override
  public Optional<Recount> latest(String workspace) {
    return transactions.read(workspace, connection -> JdbcRecounts.read(connection, workspace));
  }

  @Override
  public List<String> unfinished(int limit) {
    try (Connection connection = pools.relay().getConnection();
        PreparedStatement statement = connection.prepareStatement(UNFINISHED)) {
      statement.setInt(1, limit);
      List<String> workspaces = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          workspaces.add(rows.getString(1));
        }
      }
      return workspaces;
    } catch (SQLException e) {
      throw new StoreException("The unfinished recounts could not be read", e);
    }
  }

  @Override
  public void run(String workspace) {
    transactions.write(workspace, connection -> begin(connection, workspace));
    // Progress is told while the transaction goes on, so by other transactions of another thread.
    try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
      transactions.write(
          workspace,
          connection -> {
            JdbcCountingSettings.lock(connection, workspace);
            Optional<Recount> waiting =
                JdbcRecounts.read(connection, workspace)
                    .filter(recount -> recount.endTime().isEmpty());
            if (waiting.isPresent()) {
              recount(connection, workspace, waiting.get(), beside);
            }
            return waiting.isPresent();
          });
    }
  }

  private int begin(Connection connection, String workspace) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
      statement.setObject(1, JdbcValues.timestamp(now()));
      statement.setString(2, workspace);
      statement.setString(3, workspace);
      statement.setString(4, workspace);
      return statement.executeUpdate();
    }
  }

  private void recount(
      Connection connection, String workspace, Recount waiting, ExecutorService beside)
      throws SQLException {
    Instant request = waiting.requestTime();
    JdbcRecounting counting =
        new JdbcRecounting(
            connection,
            workspace,
            waiting.settings(),
            done ->
                CompletableFuture.runAsync(() -> progress(workspace, request, done), beside)
                    .join());
    long facts = counting.run();
    JdbcCountingSettings.write(connection, workspace, waiting.settings());
    JdbcEvaluationDue.mark(connection, workspace);
    try (PreparedStatement statement = connection.prepareStatement(END)) {
      statement.setObject(1, JdbcValues.timestamp(now()));
      statement.setLong(2, facts);
      statement.setLong(3, facts);
      statement.setString(4, workspace);
      statement.setObject(5, JdbcValues.timestamp(request));
      statement.executeUpdate();
    }
  }

  private void progress(String workspace, Instant request, long done) {
    transactions.write(
        workspace,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(PROGRESS)) {
            statement.setLong(1, done);
            statement.setString(2, workspace);
            statement.setObject(3, JdbcValues.timestamp(request));
            return statement.executeUpdate();
          }
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
