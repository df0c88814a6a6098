package io.candor.kit.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.kit.jdbc.StorePools;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.kit.testing.Eventually;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JdbcOutboxIT {

  private final WorkspaceTransactions transactions = RelayProbe.bean(WorkspaceTransactions.class);
  private final JdbcOutbox outbox = RelayProbe.bean(JdbcOutbox.class);
  private final RelaySource source = RelayProbe.bean(RelaySource.class);
  private final String workspace = "w-" + UUID.randomUUID();
  private final String hop = "hop-" + UUID.randomUUID();

  private static OutboxEntry entry(String key, long revision) {
    return new OutboxEntry(key, revision, (key + "@" + revision).getBytes(UTF_8));
  }

  private void enqueue(OutboxEntry... entries) {
    transactions.write(workspace, tx -> enqueue(tx, entries));
  }

  private boolean enqueue(Connection tx, OutboxEntry... entries) {
    outbox.enqueue(tx, workspace, hop, List.of(entries));
    return true;
  }

  private List<OutgoingRecord> waiting() {
    Lane lane = source.lease(workspace, hop, "test", Duration.ofMinutes(5)).orElseThrow();
    List<OutgoingRecord> batch =
        source
            .claim(lane, Duration.ofMinutes(5), new ClaimLimit(1_000, 1024 * 1024), Set.of())
            .orElseThrow();
    source.release(lane);
    return batch;
  }

  @Test
  void rolledBack_nothingIsHandedOver() {
    enqueue(entry("kept", 1));
    assertThatThrownBy(
            () ->
                transactions.write(
                    workspace,
                    tx -> {
                      enqueue(tx, entry("dropped", 1));
                      throw new IllegalStateException("rolled back");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(waiting()).extracting(OutgoingRecord::key).containsExactly("kept");
  }

  @Test
  void latestRevisionWins_inOneCallAndOverCalls() {
    enqueue(entry("a", 2), entry("a", 5), entry("a", 3));
    enqueue(entry("a", 4));

    assertThat(waiting())
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.revision()).isEqualTo(5);
              assertThat(new String(sent.payload(), UTF_8)).isEqualTo("a@5");
            });
  }

  @Test
  void traceParent_isTheOneOfTheCall() {
    SpanContext caller =
        SpanContext.create(
            "0af7651916cd43dd8448eb211c80319c",
            "b7ad6b7169203331",
            TraceFlags.getSampled(),
            TraceState.getDefault());
    try (Scope scope = Span.wrap(caller).makeCurrent()) {
      enqueue(entry("traced", 1));
    }

    assertThat(waiting().getFirst().traceParent())
        .isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
  }

  @Test
  void otherWorkspace_refusedByTheWall() {
    assertThatThrownBy(
            () ->
                transactions.write(
                    workspace,
                    tx -> {
                      outbox.enqueue(tx, workspace + "-other", hop, List.of(entry("a", 1)));
                      return true;
                    }))
        .hasStackTraceContaining("row-level security");
  }

  @Test
  void servingRole_cannotTakeALane() {
    enqueue(entry("a", 1));

    assertThatThrownBy(
            () ->
                transactions.write(
                    workspace,
                    tx -> tx.createStatement().executeUpdate("update relay_lane set fence = 99")))
        .hasStackTraceContaining("permission denied");
  }

  @Test
  void relayRole_seesNothingButItsQueue() throws Exception {
    try (Connection relay = RelayProbe.bean(StorePools.class).relay().getConnection()) {
      assertThatThrownBy(() -> relay.createStatement().execute("select * from note"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void wake_comesAfterTheCommitOnly() {
    List<Integer> seenAtWake = new CopyOnWriteArrayList<>();
    RelayWakeups.Listener listener = woken -> seenAtWake.add(waiting().size());
    RelayProbe.bean(RelayWakeups.class).listen(hop, listener);

    transactions.write(
        workspace,
        tx -> {
          enqueue(tx, entry("a", 1));
          assertThat(seenAtWake).isEmpty();
          return true;
        });
    RelayProbe.bean(RelayWakeups.class).remove(hop, listener);

    assertThat(seenAtWake).containsExactly(1);
  }

  /// The lane row exists: an open transaction that has enqueued holds nothing that another writer
  /// of the workspace, or the relay, would wait for.
  @Test
  void concurrentWriters_doNotWaitForEachOther() throws Exception {
    enqueue(entry("first", 1));
    CountDownLatch opened = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> open =
          executor.submit(
              () ->
                  transactions.write(
                      workspace,
                      tx -> {
                        enqueue(tx, entry("open", 1));
                        opened.countDown();
                        return finish.await(60, TimeUnit.SECONDS);
                      }));
      assertThat(opened.await(20, TimeUnit.SECONDS)).isTrue();

      Future<?> other = executor.submit(() -> enqueue(entry("other", 1)));
      other.get(20, TimeUnit.SECONDS);
      assertThat(waiting()).extracting(OutgoingRecord::key).containsExactly("first", "other");

      finish.countDown();
      assertThat(open.get(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(waiting()).hasSize(3);
  }

  /// Writers of the same keys and a settling relay: nobody becomes a victim of a deadlock.
  @Test
  void concurrentWritersOfTheSameKeys_andARelay() throws Exception {
    int writers = 4;
    int rounds = 25;
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        int first = writer;
        running.add(
            executor.submit(
                () -> {
                  for (int round = 0; round < rounds; round++) {
                    long revision = (long) round * writers + first + 1;
                    enqueue(
                        first % 2 == 0
                            ? new OutboxEntry[] {entry("a", revision), entry("b", revision)}
                            : new OutboxEntry[] {entry("b", revision), entry("a", revision)});
                  }
                }));
      }
      Set<Long> sent = new HashSet<>();
      Eventually.holds(
          "everything is delivered",
          () -> {
            sent.addAll(deliverAll());
            return running.stream().allMatch(Future::isDone)
                && source.backlog(workspace, hop).pendingCount() == 0;
          });
      assertThat(sent).contains((long) writers * rounds);
      for (Future<?> writer : running) {
        writer.get(20, TimeUnit.SECONDS);
      }
    }
    assertThat(waiting()).isEmpty();
  }

  private List<Long> deliverAll() {
    return source
        .lease(workspace, hop, "test", Duration.ofMinutes(5))
        .map(
            lane -> {
              List<OutgoingRecord> batch =
                  source
                      .claim(lane, Duration.ofMinutes(5), new ClaimLimit(10, 1024), Set.of())
                      .orElseThrow();
              source.settle(
                  lane,
                  batch.stream()
                      .<Settlement>map(
                          sent -> new Settlement.Delivered(sent.key(), sent.revision()))
                      .toList());
              source.release(lane);
              return batch.stream().map(OutgoingRecord::revision).toList();
            })
        .orElse(List.of());
  }
}
