package io.candor.kit.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/// Held while a schema is brought up to date, so that replicas that start together do so one after
/// the other. Flyway's own lock begins too late for this: it looks whether its history is there,
/// creates it and marks it in three steps, and two first starts that meet there fail.
///
/// A lock of the database session: it ends with the process, however that ends.
final class MigrationLock implements AutoCloseable {

  // A first migration takes seconds; one that rewrites a large table may take minutes.
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final Duration POLL = Duration.ofMillis(50);

  // Asked for again and again instead of waited for: a session that waits inside a statement holds
  // a snapshot, and CREATE INDEX CONCURRENTLY of the migration at work would wait for it for ever.
  private static final String TRY = "SELECT pg_try_advisory_lock(hashtext('candor migration'))";

  private final Connection connection;

  private MigrationLock(Connection connection) {
    this.connection = connection;
  }

  /// Waits for its turn.
  ///
  /// @param owner of a database; the lock is of that database
  /// @throws StoreException if another one is at work for ten minutes, or the database is away
  static MigrationLock take(DataSource owner) {
    try {
      Connection connection = owner.getConnection();
      try {
        await(connection);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
      return new MigrationLock(connection);
    } catch (SQLException e) {
      throw new StoreException("The migration cannot have its turn", e);
    }
  }

  private static void await(Connection connection) throws SQLException {
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    try (Statement statement = connection.createStatement()) {
      while (!isTaken(statement)) {
        if (System.nanoTime() - end >= 0) {
          throw new SQLException("Another migration has been at work for " + LONGEST_WAIT);
        }
        TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("Interrupted while another migration was at work", e);
    }
  }

  private static boolean isTaken(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery(TRY)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new StoreException("The lock of the migration cannot be given back", e);
    }
  }
}
