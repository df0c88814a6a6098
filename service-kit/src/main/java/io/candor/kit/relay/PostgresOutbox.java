package io.candor.kit.relay;

import io.candor.kit.jdbc.StoreException;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;

/// The outbox table, written in the caller's transaction with one statement for all entries.
final class PostgresOutbox implements JdbcOutbox {

  // The lane is only seen to be there, which locks nothing once it is: writers of one workspace do
  // not wait for each other. Keys in order, so that two writers of the same keys do not deadlock.
  private static final String ENQUEUE =
      """
      with lane as (
        insert into relay_lane (workspace, hop) values (?, ?) on conflict (workspace, hop) do nothing
      )
      insert into outbox as waiting (workspace, hop, key, revision, payload, trace_parent)
      select ?, ?, entry.key, entry.revision, entry.payload, ?
        from unnest(?::text[], ?::bigint[], ?::bytea[]) as entry (key, revision, payload)
       order by entry.key
      on conflict (workspace, hop, key) do update
        set revision = excluded.revision,
            payload = excluded.payload,
            trace_parent = excluded.trace_parent,
            due = excluded.due,
            attempt_count = 0,
            batch_limit = null,
            reason = null,
            park_time = null
        where waiting.revision < excluded.revision
      """;

  private final TransactionOperations<Connection> transactions;
  private final RelayWakeups wakeups;

  PostgresOutbox(TransactionOperations<Connection> transactions, RelayWakeups wakeups) {
    this.transactions = transactions;
    this.wakeups = wakeups;
  }

  @Override
  public void enqueue(Connection tx, String workspace, String hop, List<OutboxEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    TreeMap<String, OutboxEntry> latest = new TreeMap<>();
    for (OutboxEntry entry : entries) {
      latest.merge(
          entry.key(), entry, (one, other) -> one.revision() >= other.revision() ? one : other);
    }
    try (PreparedStatement statement = tx.prepareStatement(ENQUEUE)) {
      Array keys = tx.createArrayOf("text", latest.keySet().toArray());
      Array revisions =
          tx.createArrayOf("bigint", latest.values().stream().map(OutboxEntry::revision).toArray());
      Array payloads =
          tx.createArrayOf(
              "bytea", latest.values().stream().map(OutboxEntry::payload).toArray(byte[][]::new));
      statement.setString(1, workspace);
      statement.setString(2, hop);
      statement.setString(3, workspace);
      statement.setString(4, hop);
      statement.setString(5, TraceParents.current());
      statement.setArray(6, keys);
      statement.setArray(7, revisions);
      statement.setArray(8, payloads);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException("The outbox could not be written", e);
    }
    wakeAfterCommit(workspace, hop);
  }

  private void wakeAfterCommit(String workspace, String hop) {
    transactions
        .findTransactionStatus()
        .ifPresent(
            status ->
                status.registerSynchronization(
                    new TransactionSynchronization() {
                      @Override
                      public void afterCompletion(Status outcome) {
                        // Also when the outcome is unknown: one look too many does no harm.
                        if (outcome != Status.ROLLED_BACK) {
                          wakeups.wake(hop, workspace);
                        }
                      }
                    }));
  }
}
