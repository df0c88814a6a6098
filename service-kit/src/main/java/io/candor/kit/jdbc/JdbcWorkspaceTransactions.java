package io.candor.kit.jdbc;

import io.candor.kit.grpc.CallDeadline;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.exceptions.TransactionException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/// [WorkspaceTransactions] over micronaut-data's transactions on the serving pool.
@Singleton
@Requires(property = JdbcConfig.URL_PROPERTY)
final class JdbcWorkspaceTransactions implements WorkspaceTransactions {
  private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(30);

  // One round trip; `true` ends both settings with the transaction, also behind a pooler.
  private static final String ENTER =
      "SELECT set_config('app.workspace', ?, true), set_config('statement_timeout', ?, true)";

  private final TransactionOperations<Connection> transactions;
  private final ScopedValue<Frame> frame = ScopedValue.newInstance();

  private record Frame(String workspace, boolean readOnly, Connection connection) {}

  JdbcWorkspaceTransactions(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> T write(String workspace, TransactionCallback<T> callback) {
    return run(workspace, false, callback);
  }

  @Override
  public <T> T read(String workspace, TransactionCallback<T> callback) {
    return run(workspace, true, callback);
  }

  private <T> T run(String workspace, boolean readOnly, TransactionCallback<T> callback) {
    try {
      if (frame.isBound()) {
        return callback.call(joinable(frame.get(), workspace, readOnly).connection());
      }
      return begin(workspace, readOnly, callback);
    } catch (RuntimeException e) {
      throw e;
    } catch (SQLException e) {
      throw new StoreException("The database failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("Interrupted inside a transaction", e);
    } catch (Exception e) {
      throw new StoreException("The work inside a transaction failed", e);
    }
  }

  private <T> T begin(String workspace, boolean readOnly, TransactionCallback<T> callback)
      throws Exception {
    AtomicReference<Exception> thrown = new AtomicReference<>();
    try {
      return transactions.execute(
          readOnly ? TransactionDefinition.READ_ONLY : TransactionDefinition.DEFAULT,
          status -> {
            try {
              Connection connection = status.getConnection();
              enter(connection, workspace);
              return ScopedValue.where(frame, new Frame(workspace, readOnly, connection))
                  .call(() -> callback.call(connection));
            } catch (Exception e) {
              thrown.set(e);
              throw e;
            }
          });
    } catch (TransactionException | ConnectionException e) {
      throw new StoreException("The transaction failed", e);
    } catch (Exception e) {
      // The callback's own exception, without what the transaction manager wrapped around it.
      Exception own = thrown.get();
      throw own == null ? e : own;
    }
  }

  private static Frame joinable(Frame outer, String workspace, boolean readOnly) {
    if (!outer.workspace().equals(workspace)) {
      throw new IllegalStateException("A transaction is inside one workspace");
    }
    if (outer.readOnly() && !readOnly) {
      throw new IllegalStateException("A write cannot join a read-only transaction");
    }
    return outer;
  }

  private static void enter(Connection connection, String workspace) throws SQLException {
    long timeoutMillis =
        CallDeadline.remaining()
            .map(left -> Math.clamp(left.toMillis(), 1, LONGEST_STATEMENT.toMillis()))
            .orElse(LONGEST_STATEMENT.toMillis());
    try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
      statement.setString(1, workspace);
      statement.setString(2, Long.toString(timeoutMillis));
      statement.execute();
    }
  }
}
