package io.candor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import io.candor.ingest.event.IngestReason;
import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.EventResult;
import io.candor.ingest.v1.StreamEventsRequest;
import io.candor.ingest.v1.StreamEventsResponse;
import io.candor.kit.testing.ErrorConformance;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventStreamIT {
  private static IngestFixture ingest;

  @BeforeAll
  static void start() {
    ingest = new IngestFixture(Map.of("candor.ingest.stream-window", 50));
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @Test
  void everyEvent_isAnsweredInOrder() throws InterruptedException {
    Sender sender = new Sender();
    for (int i = 0; i < 2_000; i++) {
      sender.send("stream-order", i, release("r-" + i % 1_500));
    }
    sender.requests.onCompleted();

    assertThat(sender.ended.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(sender.failure.get()).isNull();
    List<StreamEventsResponse> answers = new ArrayList<>(sender.answers);
    assertThat(answers).hasSize(2_000);
    for (int i = 0; i < 2_000; i++) {
      assertThat(answers.get(i).getSequence()).isEqualTo(i);
      assertThat(answers.get(i).getResult().getOutcome())
          .isEqualTo(i < 1_500 ? EventResult.Outcome.ACCEPTED : EventResult.Outcome.DUPLICATE);
    }
  }

  @Test
  void slowSender_isAnsweredAtOnce() throws InterruptedException {
    Sender sender = new Sender();

    for (int i = 0; i < 3; i++) {
      sender.send("stream-slow", i, release("r-" + i));
      StreamEventsResponse answer = sender.answers.poll(10, TimeUnit.SECONDS);
      assertThat(answer).isNotNull();
    }
    sender.requests.onCompleted();

    assertThat(sender.ended.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void badEvent_isRefusedAndTheStreamGoesOn() throws InterruptedException {
    Sender sender = new Sender();
    sender.send("stream-bad", 1, Event.newBuilder().setEventId("no-body").build());
    sender.send("stream-bad", 2, release("fine"));
    sender.requests.onCompleted();

    assertThat(sender.ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(sender.answers)
        .extracting(answer -> answer.getResult().getOutcome())
        .containsExactly(EventResult.Outcome.REFUSED, EventResult.Outcome.ACCEPTED);
  }

  @Test
  void reader_thatTakesNoAnswers_stopsTheServerFromReading() throws InterruptedException {
    PausedReader reader = new PausedReader();
    ingest.eventStream().streamEvents(reader);
    ClientCallStreamObserver<StreamEventsRequest> requests = reader.requests();
    // Far more than the window and the buffers of both sides.
    String text = "x".repeat(128);
    int sent = 0;
    while (sent < 100_000 && reader.awaitReady()) {
      requests.onNext(
          StreamEventsRequest.newBuilder()
              .setParent("workspaces/stream-paused")
              .setSequence(sent)
              .setEvent(release("r-" + sent, text))
              .build());
      sent++;
    }

    assertThat(sent).as("flow control held the sender back").isLessThan(100_000);
    requests.cancel("enough", null);
  }

  @Test
  void streamWithoutParent_fails() throws InterruptedException {
    Sender sender = new Sender();
    sender.requests.onNext(
        StreamEventsRequest.newBuilder().setSequence(1).setEvent(release("x")).build());

    assertThat(sender.ended.await(10, TimeUnit.SECONDS)).isTrue();
    Throwable failure = sender.failure.get();
    assertThat(failure).isNotNull();
    ErrorConformance.assertHas(
        Objects.requireNonNull(StatusProto.fromThrowable(failure)),
        Code.INVALID_ARGUMENT,
        IngestReason.STREAM_PARENT_INVALID);
  }

  private static Event release(String id) {
    return release(id, "5.2.0");
  }

  private static Event release(String id, String version) {
    return JsonEvents.of(
        """
        {"eventId":"%s","release":{"releaseId":"%s","productArea":"mobile_app","version":"%s",
         "releaseTime":"2026-03-12T09:00:00Z"}}\
        """
            .formatted(id, id, version));
  }

  /// A producer that collects its answers.
  private static final class Sender implements StreamObserver<StreamEventsResponse> {
    final BlockingQueue<StreamEventsResponse> answers = new LinkedBlockingQueue<>();
    final CountDownLatch ended = new CountDownLatch(1);
    final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    final StreamObserver<StreamEventsRequest> requests = ingest.eventStream().streamEvents(this);

    void send(String workspace, long sequence, Event event) {
      requests.onNext(
          StreamEventsRequest.newBuilder()
              .setParent("workspaces/" + workspace)
              .setSequence(sequence)
              .setEvent(event)
              .build());
    }

    @Override
    public void onNext(StreamEventsResponse answer) {
      answers.add(answer);
    }

    @Override
    public void onError(Throwable thrown) {
      failure.set(thrown);
      ended.countDown();
    }

    @Override
    public void onCompleted() {
      ended.countDown();
    }
  }

  /// A producer that never asks for an answer.
  private static final class PausedReader
      implements ClientResponseObserver<StreamEventsRequest, StreamEventsResponse> {
    private final Semaphore ready = new Semaphore(0);
    private final AtomicReference<@Nullable ClientCallStreamObserver<StreamEventsRequest>>
        requests = new AtomicReference<>();

    @Override
    public void beforeStart(ClientCallStreamObserver<StreamEventsRequest> stream) {
      requests.set(stream);
      stream.disableAutoRequestWithInitial(0);
      stream.setOnReadyHandler(ready::release);
    }

    ClientCallStreamObserver<StreamEventsRequest> requests() {
      return Objects.requireNonNull(requests.get());
    }

    /// Whether the sender may go on within a second.
    boolean awaitReady() throws InterruptedException {
      return requests().isReady() || ready.tryAcquire(1, TimeUnit.SECONDS);
    }

    @Override
    public void onNext(StreamEventsResponse answer) {
      throw new AssertionError("An answer that nobody asked for");
    }

    @Override
    public void onError(Throwable thrown) {
      ready.release();
    }

    @Override
    public void onCompleted() {
      ready.release();
    }
  }
}
