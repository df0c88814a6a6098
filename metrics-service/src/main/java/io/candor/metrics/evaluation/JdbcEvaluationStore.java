package io.candor.metrics.evaluation;

import io.candor.kit.jdbc.StoreException;
import io.candor.kit.jdbc.StorePools;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.kit.relay.JdbcOutbox;
import io.candor.kit.relay.OutboxEntry;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.panel.PanelStore;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// [EvaluationStore] on PostgreSQL. Work is found with the relay role, which sees no facts;
/// everything else is done with the serving role inside the workspace.
@Singleton
final class JdbcEvaluationStore implements EvaluationStore {
  // Due: what its last holder did not finish; what is to be looked at again; and changed facts,
  // when
  // they are quiet or have waited long enough, which is longer while history is coming in.
  private static final String CLAIM =
      """
      update evaluation_work w
      set due_time = now() + ? * interval '1 millisecond',
        evaluating_since = coalesce(w.evaluating_since, w.dirty_since, now()), dirty_since = null,
        lease_until = now() + ? * interval '1 millisecond', fence = fence + 1
      where w.workspace = (
        select workspace from evaluation_work
        where (
            evaluating_since is not null
            or (dirty_since is null and due_time <= now())
            or (dirty_since is not null
              and (change_time <= now() - ? * interval '1 millisecond'
                or dirty_since <= now() - ? * interval '1 millisecond')
              and (coalesce(history_time <= now() - ? * interval '1 millisecond', true)
                or dirty_since <= now() - ? * interval '1 millisecond')))
          and (lease_until is null or lease_until <= now())
        order by coalesce(evaluating_since, dirty_since, due_time) limit 1
        for update skip locked)
      returning workspace, fence
      """;
  private static final String GIVE_BACK =
      """
      update evaluation_work
      set lease_until = now() + ? * interval '1 millisecond',
        dirty_since = case when ? then coalesce(evaluating_since, dirty_since) else dirty_since end,
        evaluating_since = null
      where workspace = ? and fence = ?
      """;
  private static final String HOLD =
      "select fence from evaluation_work where workspace = ? and fence = ? for update";

  private final StorePools pools;
  private final WorkspaceTransactions transactions;
  private final PanelStore panels;
  private final JdbcOutbox outbox;
  private final JdbcBaselineFreezer freezer;
  private final List<AfterEvaluation> afterwards;

  JdbcEvaluationStore(
      StorePools pools,
      WorkspaceTransactions transactions,
      PanelStore panels,
      JdbcOutbox outbox,
      EvaluationConfig config,
      List<AfterEvaluation> afterwards) {
    this.pools = pools;
    this.transactions = transactions;
    this.panels = panels;
    this.outbox = outbox;
    this.afterwards = List.copyOf(afterwards);
    this.freezer = new JdbcBaselineFreezer(config.baselineSettle());
  }

  @Override
  public Optional<Turn> claim(Duration lease, EvaluationConfig times) {
    try (Connection connection = pools.relay().getConnection();
        PreparedStatement statement = connection.prepareStatement(CLAIM)) {
      statement.setLong(1, times.period().toMillis());
      statement.setLong(2, lease.toMillis());
      statement.setLong(3, times.quiet().toMillis());
      statement.setLong(4, times.longestWait().toMillis());
      statement.setLong(5, times.historyQuiet().toMillis());
      statement.setLong(6, times.longestHistoryWait().toMillis());
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Turn(row.getString("workspace"), row.getLong("fence")))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new StoreException("No workspace can be claimed", e);
    }
  }

  @Override
  public void giveBack(Turn turn, Duration rest, boolean again) {
    try (Connection connection = pools.relay().getConnection();
        PreparedStatement statement = connection.prepareStatement(GIVE_BACK)) {
      statement.setLong(1, rest.toMillis());
      statement.setBoolean(2, again);
      statement.setString(3, turn.workspace());
      statement.setLong(4, turn.fence());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException("A workspace cannot be given back", e);
    }
  }

  @Override
  public Optional<List<HandedFinding>> run(
      Turn turn, Function<Session, List<HandedFinding>> evaluation) {
    String workspace = turn.workspace();
    return transactions.write(
        workspace,
        connection -> {
          JdbcFindings findings = new JdbcFindings(connection, workspace);
          freezer.freezeSettled(connection, workspace);
          List<HandedFinding> changed =
              panels.read(
                  workspace,
                  reader ->
                      evaluation.apply(
                          new Session(
                              reader,
                              new JdbcEvaluationReader(connection, workspace),
                              new JdbcFindingBackground(connection, workspace),
                              findings.all())));
          if (!holds(connection, turn)) {
            return Optional.empty();
          }
          findings.upsert(changed);
          outbox.enqueue(
              connection,
              workspace,
              FindingHop.NAME,
              changed.stream().map(finding -> entry(workspace, finding)).toList());
          followUp(connection, workspace, findings);
          return Optional.of(changed);
        });
  }

  private void followUp(Connection connection, String workspace, JdbcFindings findings) {
    panels.read(
        workspace,
        reader -> {
          AfterEvaluation.Evaluated evaluated =
              new AfterEvaluation.Evaluated(
                  workspace,
                  reader,
                  new JdbcEvaluationReader(connection, workspace),
                  findings::all);
          afterwards.forEach(work -> work.evaluated(evaluated));
          return true;
        });
  }

  private static OutboxEntry entry(String workspace, HandedFinding finding) {
    return new OutboxEntry(
        new ResourceName(workspace, HandedFinding.COLLECTION, finding.id()).key(),
        finding.revision(),
        finding.content());
  }

  private static boolean holds(Connection connection, Turn turn) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
      statement.setString(1, turn.workspace());
      statement.setLong(2, turn.fence());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
