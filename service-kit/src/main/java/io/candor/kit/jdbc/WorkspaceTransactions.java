package io.candor.kit.jdbc;

import java.sql.Connection;

/// Transactions of the serving role inside one workspace.
///
/// Contract: row-level security shows the callback the rows of this workspace and no others, to
/// plain JDBC on the connection and to micronaut-data repositories called in it alike. The callback
/// must neither commit nor keep the connection. It is rolled back if the callback throws anything.
/// A call inside a callback joins its transaction; another workspace, or a write inside a read, is
/// an [IllegalStateException]. A statement is cancelled when the deadline of the call that runs it
/// has passed, 30 s at the latest.
public interface WorkspaceTransactions {

  /// Runs the callback in a transaction and commits it.
  ///
  /// @throws StoreException for failures of the database, with the [java.sql.SQLException] as cause
  <T> T write(String workspace, TransactionCallback<T> callback);

  /// Runs the callback in a read-only transaction.
  ///
  /// @throws StoreException for failures of the database, with the [java.sql.SQLException] as cause
  <T> T read(String workspace, TransactionCallback<T> callback);

  /// Work inside a transaction.
  @FunctionalInterface
  interface TransactionCallback<T> {
    /// Does the work. A callback with nothing to return may return `Boolean.TRUE` or the like.
    T call(Connection connection) throws Exception;
  }
}
