package io.candor.kit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.rpc.Code;
import com.google.rpc.Status;
import io.candor.kit.RunningService;
import io.candor.kit.ServiceRunner;
import io.candor.kit.error.ErrorStatuses;
import io.candor.kit.error.KitReason;
import io.candor.kit.testing.ErrorConformance;
import io.candor.kit.testing.RlsConformance;
import io.grpc.Context;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcWorkspaceTransactionsIT {
  private static RunningService service;
  private static WorkspaceTransactions transactions;
  private static NoteRepository notes;

  @BeforeAll
  static void start() {
    service = ServiceRunner.start("probe", ProbeDatabase.properties("probe"));
    transactions = service.context().getBean(WorkspaceTransactions.class);
    notes = service.context().getBean(NoteRepository.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void clear() {
    for (String workspace : List.of("a", "b")) {
      transactions.write(workspace, tx -> tx.createStatement().executeUpdate("DELETE FROM note"));
    }
  }

  @Test
  void repositoryJoins_rolledBack() {
    assertThatThrownBy(
            () ->
                transactions.write(
                    "a",
                    tx -> {
                      notes.save(note("a", "1"));
                      throw new IllegalArgumentException("no");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no");

    assertThat(ids("a")).isEmpty();
  }

  @Test
  void repositoryAndConnection_shareTheTransaction() {
    transactions.write(
        "a",
        tx -> {
          notes.save(note("a", "1"));
          try (Statement statement = tx.createStatement()) {
            return statement.executeUpdate("INSERT INTO note VALUES ('a', '2', 'x')");
          }
        });

    assertThat(ids("a")).containsExactlyInAnyOrder("1", "2");
    assertThat(ids("b")).isEmpty();
  }

  @Test
  void otherWorkspacesRows_cannotBeWritten() {
    assertThatThrownBy(() -> transactions.write("a", tx -> notes.save(note("b", "1"))))
        .hasStackTraceContaining("row-level security");
  }

  @Test
  void outsideOfATransaction_nothingIsSeen() {
    transactions.write("a", tx -> notes.save(note("a", "1")));

    assertThat(notes.count()).isZero();
  }

  @Test
  void read_refusesWrites() {
    assertThatThrownBy(
            () ->
                transactions.read(
                    "a", tx -> tx.createStatement().executeUpdate("DELETE FROM note")))
        .isInstanceOf(StoreException.class)
        .hasCauseInstanceOf(SQLException.class);
  }

  @Test
  void nested_joinsTheSameWorkspaceOnly() {
    List<String> seen =
        transactions.write(
            "a",
            tx -> {
              notes.save(note("a", "1"));
              return ids("a");
            });
    assertThat(seen).containsExactly("1");

    assertThatThrownBy(() -> transactions.write("a", tx -> ids("b")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> transactions.read("a", tx -> transactions.write("a", inner -> "never")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void thePool_keepsNoWorkspace() {
    for (int i = 0; i < 40; i++) {
      transactions.write("a", tx -> notes.save(note("a", "x")) == null);
      assertThat(ids("b")).isEmpty();
      transactions.write("a", tx -> tx.createStatement().executeUpdate("DELETE FROM note"));
    }
  }

  @Test
  void servingRole_cannotWriteTheHistory() {
    assertThatThrownBy(
            () ->
                transactions.write(
                    "a", tx -> tx.createStatement().executeUpdate("DELETE FROM schema_history")))
        .hasStackTraceContaining("permission denied");
  }

  @Test
  void statement_endsWithTheDeadlineOfTheCall() {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    try (Context.CancellableContext call =
        Context.current().withDeadlineAfter(200, TimeUnit.MILLISECONDS, timer)) {
      assertThatThrownBy(
              () ->
                  call.call(
                      () ->
                          transactions.read(
                              "a", tx -> tx.createStatement().execute("SELECT pg_sleep(60)"))))
          .isInstanceOf(StoreException.class)
          .hasStackTraceContaining("statement timeout");
    } finally {
      timer.shutdownNow();
    }
  }

  @Test
  void storeAway_isUnavailableSoon_andNotReady() throws Exception {
    Map<String, Object> properties = ProbeDatabase.properties("probe");
    // Nothing listens on the discard port.
    properties.put("candor.jdbc.url", "jdbc:postgresql://127.0.0.1:9/none");
    properties.put("candor.jdbc.migrate-at-start", false);
    try (RunningService away = ServiceRunner.start("probe", properties)) {
      long start = System.nanoTime();
      WorkspaceTransactions unreachable = away.context().getBean(WorkspaceTransactions.class);

      Throwable failure = catchThrowable(() -> unreachable.read("a", tx -> "never"));

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
      Status status = ErrorStatuses.toStatus(failure, "id");
      ErrorConformance.assertHas(status, Code.UNAVAILABLE, KitReason.STORE_UNAVAILABLE);
      assertThat(away.isReady()).isFalse();
    }
  }

  @Test
  void tenantWall_holds() throws SQLException {
    try (var connection = service.context().getBean(StorePools.class).serving().getConnection()) {
      RlsConformance.check(connection, "probe_app", "probe_relay");
    }
  }

  @Test
  void readiness_holdsOnceMigrated() throws Exception {
    service.context().getBean(PostgreSqlReadiness.class).check();
  }

  private static NoteRow note(String workspace, String id) {
    return new NoteRow(new NoteRow.Key(workspace, id), "body");
  }

  private static List<String> ids(String workspace) {
    return transactions.read(
        workspace,
        tx ->
            StreamSupport.stream(notes.findAll().spliterator(), false)
                .map(row -> row.key().id())
                .toList());
  }
}
