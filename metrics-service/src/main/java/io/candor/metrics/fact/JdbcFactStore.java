package io.candor.metrics.fact;

import io.candor.kit.failpoint.Failpoints;
import io.candor.kit.failpoint.PlantedBugs;
import io.candor.kit.jdbc.StoreException;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.metrics.counter.CounterDeltas;
import io.candor.metrics.counter.JdbcCounters;
import io.candor.metrics.erasure.JdbcErasedSubjects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// [FactStore] on PostgreSQL: one transaction for facts, counters and the work that they make due.
@Singleton
final class JdbcFactStore implements FactStore {
  // A test of the crash tests: commits the facts before their counters, so that a crash between the
  // two is lost.
  private static final String PLANTED_BUG = "fact.commit-before-counter";

  private static final String MAKE_DUE =
      """
      insert into evaluation_work (workspace, due_time, dirty_since, change_time, history_time)
      values (?, now(), now(), now(), case when ? < now() - interval '1 day' then now() end)
      on conflict (workspace) do update
      set dirty_since = coalesce(evaluation_work.dirty_since, now()), change_time = now(),
        history_time = coalesce(excluded.history_time, evaluation_work.history_time)
      """;
  private static final String SETTLING =
      """
      insert into baseline_settling (workspace, deployment_id, change_time)
      select ?, unnest(?::text[]), now()
      on conflict (workspace, deployment_id) do update set change_time = now()
      """;

  private final WorkspaceTransactions transactions;
  private final JdbcErasedSubjects erased;

  JdbcFactStore(WorkspaceTransactions transactions, JdbcErasedSubjects erased) {
    this.transactions = transactions;
    this.erased = erased;
  }

  @Override
  public void write(String workspace, List<Fact> facts) {
    try {
      if (PlantedBugs.isOn(PLANTED_BUG)) {
        Optional<CounterDeltas> deltas = writeFacts(workspace, facts);
        deltas.ifPresent(changes -> writeCounters(workspace, changes, oldest(facts)));
      } else {
        transactions.write(
            workspace,
            connection -> {
              // Both join this transaction.
              Optional<CounterDeltas> deltas = writeFacts(workspace, facts);
              deltas.ifPresent(changes -> writeCounters(workspace, changes, oldest(facts)));
              return deltas.isPresent();
            });
      }
    } catch (StoreException e) {
      throw isValueRefused(e) ? new FactRefusedException(e) : e;
    }
  }

  private Optional<CounterDeltas> writeFacts(String workspace, List<Fact> facts) {
    Optional<CounterDeltas> deltas =
        transactions.write(
            workspace,
            connection -> {
              JdbcFactWriter writer = new JdbcFactWriter(connection, workspace);
              Optional<CounterDeltas> changes = writer.write(facts);
              erased.handOver(connection, workspace, writer.erased());
              return changes;
            });
    deltas.ifPresent(changes -> Failpoints.hit("fact.fact-written"));
    return deltas;
  }

  private void writeCounters(String workspace, CounterDeltas deltas, Optional<Instant> oldest) {
    transactions.write(
        workspace,
        connection -> {
          JdbcCounters.add(connection, workspace, deltas);
          Failpoints.hit("fact.counter-written");
          noteBaselines(connection, workspace, deltas);
          makeDue(connection, workspace, oldest);
          Failpoints.hit("fact.before-commit");
          return true;
        });
  }

  private static void noteBaselines(Connection connection, String workspace, CounterDeltas deltas)
      throws SQLException {
    List<String> changed =
        deltas.baselines().keySet().stream().map(key -> key.deploymentId()).distinct().toList();
    if (changed.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(SETTLING)) {
      statement.setString(1, workspace);
      statement.setArray(2, connection.createArrayOf("text", changed.toArray()));
      statement.executeUpdate();
    }
  }

  /// What happened longest ago of all that the facts tell last: old when history is being imported.
  private static Optional<Instant> oldest(List<Fact> facts) {
    return facts.stream()
        .flatMap(fact -> fact.latestTime().stream())
        .min(Comparator.naturalOrder());
  }

  private static void makeDue(Connection connection, String workspace, Optional<Instant> oldest)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MAKE_DUE)) {
      statement.setString(1, workspace);
      statement.setObject(
          2,
          oldest.map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null),
          Types.TIMESTAMP_WITH_TIMEZONE);
      statement.executeUpdate();
    }
  }

  // SQLSTATE classes 22 (data exception) and 23 (constraint): another try gives the same answer.
  private static boolean isValueRefused(StoreException failure) {
    return failure.getCause() instanceof SQLException cause
        && cause.getSQLState() != null
        && (cause.getSQLState().startsWith("22") || cause.getSQLState().startsWith("23"));
  }
}
