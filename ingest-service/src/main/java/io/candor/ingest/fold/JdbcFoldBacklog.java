package io.candor.ingest.fold;

import io.candor.kit.backlog.WaitingWork;
import io.candor.kit.backlog.WorkBacklog;
import io.candor.kit.jdbc.JdbcBacklog;
import io.candor.kit.jdbc.WorkspaceTransactions;
import jakarta.inject.Singleton;

/// What is accepted and not folded yet. A thing that several batches are about counts once in each.
@Singleton
final class JdbcFoldBacklog implements WaitingWork {

  private static final String PENDING =
      """
      SELECT sum(waiting.count), min(waiting.since)
      FROM (SELECT ? AS workspace) AS asked
      CROSS JOIN LATERAL (
        SELECT count(*) AS count, min(mark_time) AS since
        FROM pending_aggregate WHERE pending_aggregate.workspace = asked.workspace
        UNION ALL
        SELECT coalesce(sum(cardinality(aggregate_ids)), 0), min(mark_time)
        FROM pending_batch WHERE pending_batch.workspace = asked.workspace
      ) AS waiting
      """;

  private final WorkspaceTransactions transactions;

  JdbcFoldBacklog(WorkspaceTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public WorkBacklog backlog(String workspace) {
    return JdbcBacklog.read(transactions, workspace, "fold", PENDING);
  }
}
