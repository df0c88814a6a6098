package io.candor.kit.relay;

import java.sql.Connection;
import java.util.List;

/// The sender's side of a hop whose store is PostgreSQL.
public interface JdbcOutbox {

  /// Writes entries into the outbox in the caller's transaction: handed over if and only if it
  /// commits. The relay is woken after the commit.
  ///
  /// There is one entry per key and the latest revision wins: a newer one replaces what waits, is
  /// due at once with fresh attempts, also if the older one was parked; an older or equal one
  /// changes nothing. Of several entries for one key the latest counts. Entries of one call are
  /// locked in the order of their keys; a transaction that enqueues more than once should do so in
  /// key order too, or two of them may have to be retried.
  ///
  /// @param tx a connection inside a transaction of this workspace
  /// @param hop the name of the receiving service, or of another way out; lower case
  void enqueue(Connection tx, String workspace, String hop, List<OutboxEntry> entries);
}
