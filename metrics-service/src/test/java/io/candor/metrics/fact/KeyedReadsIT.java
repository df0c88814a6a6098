package io.candor.metrics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.kit.testing.TableReads;
import io.candor.metrics.testing.MetricsServer;
import io.candor.metrics.testing.RandomFacts;
import io.candor.metrics.v1.Fact;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What it costs to look facts up with a statement that was prepared when the tables were empty.
final class KeyedReadsIT {
  private static final int CONVERSATIONS = 1_500;
  private static final int BATCH = 500;
  private static final int KEYS = 20;
  // A prepared statement gets its lasting plan after ten runs.
  private static final int RUNS = 12;

  private static MetricsServer server;

  @BeforeAll
  static void start() throws SQLException {
    server = MetricsServer.start(Map.of());
    TableReads.takeStatistics("metrics", "conversation_fact");
    TableReads.takeStatistics("metrics", "item_fact");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void conversationsAndTheirItems_areFoundByKey() {
    List<Fact> facts = facts("conversations");
    List<String> ids = ids(facts);

    long read =
        rowsRead(
            "conversations",
            facts,
            connection -> {
              new JdbcConversations(connection, "conversations").withIds(ids);
              new JdbcItems(connection, "conversations").ofConversations(ids);
            });

    // A conversation has up to three answers.
    assertThat(read).isLessThanOrEqualTo((long) RUNS * KEYS * (1 + 3));
  }

  private static List<Fact> facts(String workspace) {
    return new RandomFacts(workspace, 3).generate(CONVERSATIONS);
  }

  private static List<String> ids(List<Fact> facts) {
    return facts.stream()
        .filter(Fact::hasConversation)
        .map(fact -> fact.getName().substring(fact.getName().lastIndexOf('/') + 1))
        .limit(KEYS)
        .toList();
  }

  @FunctionalInterface
  private interface Reads {
    void run(Connection connection) throws SQLException;
  }

  /// Runs the reads before and, by the same connection, after the facts are written.
  ///
  /// @return rows that the later ones read
  private static long rowsRead(String workspace, List<Fact> facts, Reads reads) {
    return server
        .bean(WorkspaceTransactions.class)
        .read(
            workspace,
            connection -> {
              run(reads, connection);
              write(workspace, facts);
              long before = factsRead(connection);
              run(reads, connection);
              return factsRead(connection) - before;
            });
  }

  private static void run(Reads reads, Connection connection) throws SQLException {
    for (int run = 0; run < RUNS; run++) {
      reads.run(connection);
    }
  }

  /// By another connection, in the background as far as the reader is concerned.
  private static void write(String workspace, List<Fact> facts) {
    for (int from = 0; from < facts.size(); from += BATCH) {
      server.write(workspace, facts.subList(from, Math.min(facts.size(), from + BATCH)));
    }
  }

  private static long factsRead(Connection connection) throws SQLException {
    return TableReads.rows(connection, "conversation_fact")
        + TableReads.rows(connection, "item_fact");
  }
}
