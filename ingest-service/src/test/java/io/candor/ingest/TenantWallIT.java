package io.candor.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.kit.jdbc.StorePools;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.kit.testing.RlsConformance;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantWallIT {
  private static IngestFixture ingest;
  private static StorePools pools;

  @BeforeAll
  static void start() {
    ingest = new IngestFixture();
    pools = ingest.service().context().getBean(StorePools.class);
    ingest.write("walled", JsonEvents.ofResource("/every-kind.jsonl"));
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @Test
  void schema_keepsTheWall() throws SQLException {
    try (Connection connection = pools.serving().getConnection()) {
      RlsConformance.check(connection, "ingest_app", "ingest_relay");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event",
        "pending_batch",
        "pending_aggregate",
        "aggregate",
        "conversation_index",
        "erasure"
      })
  void withoutWorkspace_nothingIsSeen(String table) throws SQLException {
    assertThat(countAs(pools.serving().getConnection(), table)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select body from event",
        "select snapshot from aggregate",
        "select aggregate_ids from pending_batch",
        "select aggregate_id from pending_aggregate",
        "select account_id from conversation_index",
        "select subject_digest from erasure",
        "select aggregate_id from erasure_target"
      })
  void relayRole_seesNoContent(String query) throws SQLException {
    try (Connection connection = pools.relay().getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery(query))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void events_cannotBeChanged() throws SQLException {
    try (Connection connection = pools.serving().getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("update event set body = ''"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void events_cannotBeDeleted_unlessTheirAggregateIsErased() {
    int deleted =
        ingest
            .service()
            .context()
            .getBean(WorkspaceTransactions.class)
            .write(
                "walled",
                connection -> {
                  try (Statement statement = connection.createStatement()) {
                    return statement.executeUpdate("delete from event");
                  }
                });

    assertThat(deleted).isZero();
    assertThat(IngestDatabase.count(ingest, "walled", "event")).isPositive();
  }

  private static long countAs(Connection open, String table) throws SQLException {
    try (Connection connection = open;
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
