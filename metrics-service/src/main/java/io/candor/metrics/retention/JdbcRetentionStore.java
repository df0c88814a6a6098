package io.candor.metrics.retention;

import io.candor.kit.jdbc.StoreException;
import io.candor.kit.jdbc.StorePools;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.erasure.JdbcErasedSubjects;
import io.candor.metrics.fact.JdbcCountingSettings;
import io.candor.metrics.fact.JdbcRetainedFacts;
import io.candor.metrics.settings.WindowSettings;
import io.candor.metrics.workspace.JdbcEvaluationDue;
import io.candor.metrics.workspace.JdbcWorkspaceTerms;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// [RetentionStore] on PostgreSQL.
@Singleton
final class JdbcRetentionStore implements RetentionStore {
  // Batches of facts wait for a step; so many take well below a second.
  private static final int STEP = 2_000;
  // Whoever has facts is evaluated.
  private static final String WORKSPACES =
      "select workspace from evaluation_work where workspace > ? order by workspace limit ?";

  private final WorkspaceTransactions transactions;
  private final StorePools pools;
  private final JdbcErasedSubjects erased;
  private final Clock clock;

  JdbcRetentionStore(
      WorkspaceTransactions transactions,
      StorePools pools,
      JdbcErasedSubjects erased,
      Clock clock) {
    this.transactions = transactions;
    this.pools = pools;
    this.erased = erased;
    this.clock = clock;
  }

  @Override
  public List<String> workspaces(String after, int limit) {
    try (Connection connection = pools.relay().getConnection();
        PreparedStatement statement = connection.prepareStatement(WORKSPACES)) {
      statement.setString(1, after);
      statement.setInt(2, limit);
      List<String> workspaces = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          workspaces.add(rows.getString(1));
        }
      }
      return workspaces;
    } catch (SQLException e) {
      throw new StoreException("The workspaces could not be read", e);
    }
  }

  @Override
  public int expire(String workspace) {
    return transactions.write(workspace, connection -> expire(connection, workspace));
  }

  private int expire(Connection connection, String workspace) throws SQLException {
    WindowSettings windows = JdbcWorkspaceTerms.read(connection, workspace).settings().windows();
    if (windows.factRetentionMonths() == 0) {
      return 0;
    }
    JdbcCountingSettings.lock(connection, workspace);
    LocalDate today = LocalDate.ofInstant(clock.instant(), windows.timeZone());
    JdbcRetainedFacts facts = new JdbcRetainedFacts(connection, workspace);
    // Before anything goes: from now on these weeks are not counted again.
    facts.retainFrom(IsoWeek.of(today.minusMonths(windows.factRetentionMonths())));
    JdbcRetainedFacts.Expired expired = facts.expire(facts.retainedFrom().orElseThrow(), STEP);
    if (expired.factCount() > 0) {
      // What was read before is no longer there.
      JdbcEvaluationDue.mark(connection, workspace);
    }
    erased.handOver(connection, workspace, expired.customers());
    return expired.factCount();
  }
}
