package io.candor.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.ingest.IngestFixture;
import io.candor.ingest.report.AggregateId;
import io.candor.ingest.report.AggregateKind;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.kit.testing.TableReads;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JdbcEventStoreIT {

  private static final int OF_OTHERS = 3_000;
  private static final int OWN = 2_000;
  private static final int BATCH = 50;
  // A prepared statement gets its lasting plan after ten runs.
  private static final int RUNS = 12;

  private static IngestFixture ingest;
  private static WorkspaceTransactions transactions;
  private static EventStore store;

  @BeforeAll
  static void start() {
    ingest = new IngestFixture(Map.of("candor.ingest.fold.poll-interval", "1h"));
    transactions = ingest.service().context().getBean(WorkspaceTransactions.class);
    store = ingest.service().context().getBean(EventStore.class);
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @Test
  void repeats_ofAWorkspaceThatIsNew_areFoundByTheirIds() throws SQLException {
    String own = "newcomer";
    // Partitions of sixteen: some of these share the one of the newcomer.
    for (int other = 0; other < 40; other++) {
      store.insert("old-" + other, events(OF_OTHERS / 40));
    }
    TableReads.takeStatistics("ingest", "event");
    List<NewEvent> batch = events(OWN).subList(0, BATCH);

    long read =
        transactions.read(
            own,
            connection -> {
              look(connection, own, batch);
              // By another connection, while this one keeps its plan.
              Thread.ofVirtual().start(() -> store.insert(own, events(OWN))).join();
              long before = TableReads.rows(connection, "event");
              look(connection, own, batch);
              assertThat(JdbcEventStore.digests(connection, own, batch)).hasSize(BATCH);
              return TableReads.rows(connection, "event") - before;
            });

    assertThat(read).isLessThanOrEqualTo((long) (RUNS + 1) * BATCH);
  }

  private static void look(Connection connection, String workspace, List<NewEvent> batch)
      throws SQLException {
    for (int run = 0; run < RUNS; run++) {
      JdbcEventStore.digests(connection, workspace, batch);
    }
  }

  private static List<NewEvent> events(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            number ->
                new NewEvent(
                    "e-" + number,
                    new AggregateId(AggregateKind.CONVERSATION, "c-" + number / 3),
                    null,
                    null,
                    new byte[16],
                    new byte[] {1}))
        .toList();
  }
}
