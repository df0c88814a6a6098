package io.candor.kit.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/// The connection pools of a service's PostgreSQL database, one per role. Plain connections,
/// outside of micronaut-data's transactions and of any workspace.
public final class StorePools implements AutoCloseable {
  private final HikariDataSource serving;
  private final HikariDataSource relay;

  StorePools(HikariDataSource serving, HikariDataSource relay) {
    this.serving = serving;
    this.relay = relay;
  }

  /// The serving role. A connection sees no row until it has set `app.workspace`, which is what
  /// [WorkspaceTransactions] are for.
  public DataSource serving() {
    return serving;
  }

  /// The role of relays and periodic jobs, which sees their queue in all workspaces and nothing
  /// else.
  public DataSource relay() {
    return relay;
  }

  /// Closes both pools, when the service has drained.
  @Override
  public void close() {
    relay.close();
    serving.close();
  }
}
