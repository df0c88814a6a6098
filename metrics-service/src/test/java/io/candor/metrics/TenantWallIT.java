package io.candor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.kit.testing.RlsConformance;
import io.candor.metrics.testing.MetricsServer;
import io.candor.metrics.testing.StoryFacts;
import io.candor.stores.EmbeddedPostgreSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The tenant wall of this service's schema.
final class TenantWallIT {

  @Test
  void everyTable_isBehindTheWall() throws SQLException {
    try (MetricsServer server = MetricsServer.start(Map.of());
        Connection owner = connect("metrics_owner")) {
      assertThat(server.write("wall", new StoryFacts("wall", Instant.now()).facts())).isNotEmpty();
      RlsConformance.check(owner, "metrics_app", "metrics_relay");
    }
  }

  @Test
  void servingRole_seesNothingWithoutAWorkspace_relayRoleOnlyWork() throws SQLException {
    try (MetricsServer server = MetricsServer.start(Map.of());
        Connection app = connect("metrics_app");
        Connection relay = connect("metrics_relay")) {
      server.write("wall", new StoryFacts("wall", Instant.now()).facts());
      assertThat(count(app, "conversation_fact")).isZero();
      assertThat(count(app, "evaluation_work")).isZero();
      assertThat(count(relay, "evaluation_work")).isPositive();
      assertThat(has(relay, "conversation_fact")).isFalse();
      assertThat(has(relay, "finding")).isFalse();
    }
  }

  private static Connection connect(String role) throws SQLException {
    return DriverManager.getConnection(EmbeddedPostgreSql.shared().jdbcUrl("metrics"), role, role);
  }

  private static long count(Connection connection, String table) throws SQLException {
    return number(connection, "select count(*) from " + table);
  }

  private static boolean has(Connection connection, String table) throws SQLException {
    return number(connection, "select has_table_privilege('%s', 'select')::int".formatted(table))
        == 1;
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
