package io.candor.ingest;

import io.candor.kit.jdbc.WorkspaceTransactions;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Looks at the service's tables.
final class IngestDatabase {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(20);

  private IngestDatabase() {}

  /// Waits until every event of a workspace is folded and every record delivered.
  static void awaitDrained(IngestFixture ingest, String workspace) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (behind(ingest, workspace) + count(ingest, workspace, "outbox") > 0) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            workspace
                + " is not drained: "
                + behind(ingest, workspace)
                + " to be folded, "
                + count(ingest, workspace, "outbox")
                + " to be delivered");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  // Batches first: a batch that is gone has left its marks.
  private static long behind(IngestFixture ingest, String workspace) {
    return count(ingest, workspace, "pending_batch")
        + count(ingest, workspace, "pending_aggregate");
  }

  static long count(IngestFixture ingest, String workspace, String table) {
    WorkspaceTransactions transactions =
        ingest.service().context().getBean(WorkspaceTransactions.class);
    return transactions.read(
        workspace,
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }
}
