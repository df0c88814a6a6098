package io.candor.ingest.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.ingest.IngestFixture;
import io.candor.ingest.report.AggregateId;
import io.candor.ingest.report.AggregateKind;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.kit.jdbc.WorkspaceTransactions.TransactionCallback;
import io.candor.kit.testing.TableReads;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcMarksIT {

  private static final String WORKSPACE = "marks";
  private static final int WAITING = 4_000;
  private static final int CLEARED = 200;

  private static IngestFixture ingest;
  private static WorkspaceTransactions transactions;

  @BeforeAll
  static void start() {
    // The service's own fold sleeps: the marks are this test's.
    ingest = new IngestFixture(Map.of("candor.ingest.fold.poll-interval", "1h"));
    transactions = ingest.service().context().getBean(WorkspaceTransactions.class);
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @BeforeEach
  void nothingWaits() {
    inWorkspace(
        connection -> {
          JdbcMarks.clear(connection, WORKSPACE, marks(connection));
          return JdbcMarks.page(connection, WORKSPACE, null, 1);
        });
  }

  @Test
  void clear_afterAVacuumOfTheEmptyTable_readsOnlyWhatItClears() throws SQLException {
    TableReads.takeStatistics("ingest", "pending_aggregate");
    mark(WAITING);
    List<Mark> first = inWorkspace(JdbcMarksIT::marks).subList(0, CLEARED);

    long read =
        inWorkspace(
            connection -> {
              long before = TableReads.rows(connection, "pending_aggregate");
              JdbcMarks.clear(connection, WORKSPACE, first);
              return TableReads.rows(connection, "pending_aggregate") - before;
            });

    assertThat(inWorkspace(JdbcMarksIT::marks)).hasSize(WAITING - CLEARED);
    // Once to find it and once to let it go.
    assertThat(read).isLessThanOrEqualTo(2 * CLEARED);
  }

  @Test
  void clear_leavesWhatWasMarkedAnew() {
    mark(2);
    List<Mark> seen = inWorkspace(JdbcMarksIT::marks);
    inWorkspace(
        connection -> {
          JdbcMarks.markEchoes(connection, WORKSPACE, List.of(conversation(1)));
          return true;
        });

    inWorkspace(
        connection -> {
          JdbcMarks.clear(connection, WORKSPACE, seen);
          return true;
        });

    assertThat(inWorkspace(JdbcMarksIT::marks))
        .extracting(Mark::aggregate)
        .containsExactly(conversation(1));
  }

  @Test
  void clear_leavesWhatIsHeldAndDoesNotWait() {
    mark(2);
    List<Mark> seen = inWorkspace(JdbcMarksIT::marks);

    inWorkspace(
        connection -> {
          JdbcMarks.markEchoes(connection, WORKSPACE, List.of(conversation(0)));
          // Another connection, while this one has not committed.
          Thread.ofVirtual()
              .start(
                  () ->
                      inWorkspace(
                          other -> {
                            JdbcMarks.clear(other, WORKSPACE, seen);
                            return true;
                          }))
              .join();
          return true;
        });

    assertThat(inWorkspace(JdbcMarksIT::marks))
        .extracting(Mark::aggregate)
        .containsExactly(conversation(0));
  }

  private static <T> T inWorkspace(TransactionCallback<T> callback) {
    return transactions.write(WORKSPACE, callback);
  }

  private static void mark(int count) {
    inWorkspace(
        connection -> {
          JdbcMarks.markEchoes(
              connection,
              WORKSPACE,
              IntStream.range(0, count).mapToObj(JdbcMarksIT::conversation).toList());
          return true;
        });
  }

  private static AggregateId conversation(int number) {
    return new AggregateId(AggregateKind.CONVERSATION, "c-%05d".formatted(number));
  }

  private static List<Mark> marks(Connection connection) throws SQLException {
    return JdbcMarks.page(connection, WORKSPACE, null, 2 * WAITING);
  }
}
