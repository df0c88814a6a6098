package io.candor.kit.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.candor.kit.error.CandorException;
import io.candor.kit.error.KitReason;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.kit.testing.Eventually;
import io.grpc.Status;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The whole relay on real PostgreSQL against a receiver that is unwell in every way.
class RelayIT {

  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofMillis(20);

  private final RelaySource source = RelayProbe.bean(RelaySource.class);
  private final FakeReceiver receiver = new FakeReceiver();
  private final String workspace = "w-" + UUID.randomUUID();
  private final String hop = "hop-" + UUID.randomUUID();
  private final List<Relay> started = new ArrayList<>();

  private Relay start(Duration pollInterval, int batchRecords, int maxAttempts) {
    return start(pollInterval, batchRecords, maxAttempts, OpenTelemetry.noop());
  }

  private Relay start(
      Duration pollInterval, int batchRecords, int maxAttempts, OpenTelemetry telemetry) {
    RelayConfig config =
        new RelayConfig(
            pollInterval,
            Duration.ofSeconds(15),
            new ClaimLimit(batchRecords, 1024 * 1024),
            3,
            4,
            maxAttempts,
            Duration.ofMillis(1),
            Duration.ofMillis(10),
            Duration.ofMillis(10));
    Relay relay =
        new Relay(hop, source, receiver, config, RelayProbe.bean(RelayWakeups.class), telemetry);
    relay.start();
    started.add(relay);
    return relay;
  }

  @AfterEach
  void drainAll() throws InterruptedException {
    for (Relay relay : started) {
      relay.drain(Duration.ofSeconds(10));
    }
  }

  private void handOver(String workspace, int count) {
    List<OutboxEntry> entries =
        IntStream.range(0, count)
            .mapToObj(i -> new OutboxEntry("k" + i, 1, ("k" + i).getBytes(UTF_8)))
            .toList();
    RelayProbe.bean(WorkspaceTransactions.class)
        .write(
            workspace,
            tx -> {
              RelayProbe.bean(JdbcOutbox.class).enqueue(tx, workspace, hop, entries);
              return true;
            });
  }

  private void awaitDelivered(int count) {
    Eventually.holds(count + " records are delivered", () -> receiver.revisions().size() == count);
  }

  private List<DeadLetter> parked() {
    return source.list(workspace, 100, "").deadLetters();
  }

  @Test
  void wokenByTheCommit_doesNotWaitForThePoll() {
    start(NEVER, 10, 5);
    handOver(workspace, 1);
    awaitDelivered(1);

    handOver(workspace + "-2", 25);
    awaitDelivered(26);
  }

  @Test
  void notWoken_foundByThePoll() {
    RelayConfig config = RelayConfig.DEFAULT;
    Relay deaf =
        new Relay(
            hop,
            source,
            receiver,
            new RelayConfig(
                SOON,
                config.leaseTtl(),
                config.batch(),
                config.batchesInFlight(),
                config.turnBatches(),
                config.maxAttempts(),
                config.minBackOff(),
                config.maxBackOff(),
                config.maxPause()),
            new RelayWakeups(),
            OpenTelemetry.noop());
    deaf.start();
    started.add(deaf);

    handOver(workspace, 3);

    awaitDelivered(3);
  }

  @Test
  void manyRecords_eachOnceWhenNothingFails_inBoundedBatches() {
    handOver(workspace, 500);
    start(SOON, 20, 5);
    awaitDelivered(500);

    List<String> sent = receiver.calls().stream().flatMap(call -> call.keys().stream()).toList();
    assertThat(sent).hasSize(500).doesNotHaveDuplicates();
    assertThat(receiver.calls()).allMatch(call -> call.keys().size() <= 20);
    assertThat(receiver.mostInFlight()).isBetween(1, 3);
  }

  @Test
  void severalReplicas_nothingIsLost() {
    for (int i = 0; i < 3; i++) {
      start(SOON, 10, 5);
    }
    for (int i = 0; i < 8; i++) {
      handOver(workspace + "-" + i, 40);
    }
    awaitDelivered(320);
  }

  @Test
  void oneWorkspaceFloods_theOtherIsServedInBetween() {
    handOver(workspace + "-flood", 600);
    handOver(workspace + "-small", 1);
    start(SOON, 10, 5);
    awaitDelivered(601);

    List<String> order = receiver.calls().stream().map(FakeReceiver.Call::workspace).toList();
    // Three lanes or batches at a time, four batches a turn: never behind the whole flood.
    assertThat(order.indexOf(workspace + "-small")).isLessThan(20);
  }

  @Test
  void poisonThatFailsItsBatch_aloneInTheEndAndParked_replayedAfterTheFix() {
    receiver.behaves(
        (sent, call) -> {
          if (sent.key().equals("k13")) {
            throw Status.INTERNAL.asRuntimeException();
          }
          return new Delivery.Accepted();
        });
    handOver(workspace, 64);
    start(SOON, 64, 3);
    awaitDelivered(63);
    Eventually.holds("the poison is parked", () -> parked().size() == 1);

    DeadLetter poison = parked().getFirst();
    assertThat(poison.id().key()).isEqualTo("k13");
    assertThat(poison.reason()).isEqualTo("INTERNAL");
    assertThat(poison.attemptCount()).isEqualTo(3);

    receiver.behaves((sent, call) -> new Delivery.Accepted());
    assertThat(source.replayAll(workspace)).isEqualTo(1);
    awaitDelivered(64);
  }

  @Test
  void poisonThatBringsTheReceiverDown_parkedWhileOthersGoOn() {
    receiver.behaves(
        (sent, call) -> {
          if (sent.key().equals("k3")) {
            throw Status.UNAVAILABLE.asRuntimeException();
          }
          return new Delivery.Accepted();
        });
    handOver(workspace, 16);
    start(SOON, 16, 2);
    awaitDelivered(15);

    // Others prove that the receiver is up, so its failures count.
    for (int i = 0; i < 50 && parked().isEmpty(); i++) {
      handOver(workspace + "-" + i, 1);
      awaitDelivered(16 + i);
    }
    assertThat(parked()).extracting(letter -> letter.id().key()).containsExactly("k3");
  }

  @Test
  void receiverAway_nobodysAttemptsAreUsedUp() {
    receiver.behaves(
        (sent, call) -> {
          if (call <= 40) {
            throw Status.UNAVAILABLE.asRuntimeException();
          }
          return new Delivery.Accepted();
        });
    handOver(workspace, 30);
    start(SOON, 10, 2);

    awaitDelivered(30);
    assertThat(parked()).isEmpty();
  }

  @Test
  void receiverBusy_recordsAreLeftAsTheyWere() {
    receiver.behaves(
        (sent, call) -> {
          if (call <= 5) {
            throw CandorException.of(KitReason.OVERLOADED).retryAfter(Duration.ofMillis(1)).build();
          }
          return new Delivery.Accepted();
        });
    handOver(workspace, 30);
    start(SOON, 10, 1);

    awaitDelivered(30);
    assertThat(parked()).isEmpty();
    assertThat(receiver.calls().getLast().keys().size()).isGreaterThan(1);
  }

  @Test
  void workDoneButTheAnswerLost_sentAgain() {
    receiver.behaves(
        (sent, call) -> {
          receiver.accept(sent);
          if (call <= 3) {
            throw Status.DEADLINE_EXCEEDED.asRuntimeException();
          }
          return new Delivery.Accepted();
        });
    handOver(workspace, 5);
    start(SOON, 5, 5);

    Eventually.holds(
        "every record was answered",
        () ->
            receiver.calls().stream()
                    .filter(FakeReceiver.Call::answered)
                    .mapToInt(call -> call.keys().size())
                    .sum()
                >= 5);
    assertThat(receiver.revisions()).hasSize(5);
    assertThat(parked()).isEmpty();
  }

  @Test
  void refusedAndRetriedRecords_eachOnItsOwn() {
    receiver.behaves(
        (sent, call) ->
            switch (sent.key()) {
              case "k0" -> new Delivery.Rejected("FIELD_INVALID");
              case "k1" -> new Delivery.Retry(Duration.ZERO, "NOT_YET");
              default -> new Delivery.Accepted();
            });
    handOver(workspace, 4);
    start(SOON, 10, 4);
    awaitDelivered(2);
    Eventually.holds("both are parked", () -> parked().size() == 2);

    assertThat(parked())
        .extracting(
            letter -> letter.id().key() + " " + letter.reason() + " " + letter.attemptCount())
        .containsExactlyInAnyOrder("k0 FIELD_INVALID 1", "k1 NOT_YET 4");
  }

  @Test
  void drain_finishesWhatIsInHandAndGivesTheLaneBack() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch mayAnswer = new CountDownLatch(1);
    receiver.behaves(
        (sent, call) -> {
          arrived.countDown();
          awaitLatch(mayAnswer);
          return new Delivery.Accepted();
        });
    handOver(workspace, 1);
    Relay relay = start(SOON, 10, 5);
    assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
    Thread drain =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    relay.drain(Duration.ofSeconds(20));
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    mayAnswer.countDown();
    drain.join();

    assertThat(receiver.revisions()).hasSize(1);
    Lane free = source.lease(workspace, hop, "test", NEVER).orElseThrow();
    assertThat(source.claim(free, NEVER, new ClaimLimit(10, 1024), Set.of()))
        .hasValueSatisfying(batch -> assertThat(batch).isEmpty());
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the test did not go on");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void trace_goesOnAcrossTheOutbox() {
    try (SdkTracerProvider tracers = SdkTracerProvider.builder().build()) {
      OpenTelemetry telemetry = OpenTelemetrySdk.builder().setTracerProvider(tracers).build();
      Span caller = tracers.get("test").spanBuilder("caller").startSpan();
      try (Scope scope = caller.makeCurrent()) {
        handOver(workspace, 1);
      }
      start(SOON, 10, 5, telemetry);
      Eventually.holds("it was sent", () -> !receiver.calls().isEmpty());

      assertThat(receiver.calls().getFirst().traceId())
          .isEqualTo(caller.getSpanContext().getTraceId());
    }
  }
}
