package io.candor.kit.jdbc;

import io.candor.kit.lifecycle.ReadinessCheck;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.value.PropertyResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/// Ready when the database answers the serving role and has every migration of this build.
@Singleton
@Requires(property = JdbcConfig.URL_PROPERTY)
final class PostgreSqlReadiness implements ReadinessCheck {
  private final DataSource serving;
  private final Migrations migrations;
  // Migrations are never undone while a process lives: right once is right until its end.
  private final AtomicBoolean schemaRight = new AtomicBoolean();

  PostgreSqlReadiness(
      StorePools pools,
      PropertyResolver properties,
      @Property(name = "candor.service") String service) {
    this.serving = pools.serving();
    this.migrations = new Migrations(service, properties);
  }

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public void check() throws SQLException {
    try (Connection connection = serving.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(2);
      statement.execute("SELECT 1");
    }
    if (!schemaRight.get()) {
      int pending = migrations.countPending(serving);
      if (pending > 0) {
        throw new IllegalStateException(pending + " migrations of this build have not been run");
      }
      schemaRight.set(true);
    }
  }
}
