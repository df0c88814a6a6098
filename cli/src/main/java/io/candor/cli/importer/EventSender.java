package io.candor.cli.importer;

import io.candor.cli.error.FailedCallException;
import io.candor.ingest.v1.EventServiceGrpc;
import io.candor.ingest.v1.StreamEventsRequest;
import io.candor.ingest.v1.StreamEventsResponse;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Sends events through one stream and matches the answers, which come in the order of sending.
/// Events wait in memory until they are answered, up to a count and a byte budget; when the stream
/// breaks, those that wait are sent again, which is safe since the service knows each by its id.
/// One thread sends.
final class EventSender implements AutoCloseable {
  private static final int MAX_WAITING = 2_000;
  private static final long MAX_WAITING_BYTES = 32L * 1024 * 1024;

  // Durable writes answer within milliseconds; a minute of silence is a stream that has died.
  private static final long SILENCE_SECONDS = 60;

  private final Channel channel;
  private final String parent;
  private final ResultListener listener;
  private final Reconnects reconnects = new Reconnects(RandomGenerator.getDefault());

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  // All below: guarded by lock.
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private long sequence;
  private @Nullable Stream stream;

  private record Waiting(long sequence, Submission submission) {}

  /// @param parent `workspaces/{workspace}`
  EventSender(Channel channel, String parent, ResultListener listener) {
    this.channel = channel;
    this.parent = parent;
    this.listener = listener;
  }

  /// Queues an event; returns once there is room for it.
  void send(Submission submission) throws InterruptedException, FailedCallException {
    lock.lock();
    try {
      while (!waiting.isEmpty()
          && (waiting.size() >= MAX_WAITING || waitingBytes >= MAX_WAITING_BYTES)) {
        awaitAnswer();
      }
      Stream open = readyStream();
      Waiting entry = new Waiting(++sequence, submission);
      waiting.addLast(entry);
      waitingBytes += submission.bytes();
      open.send(entry);
    } finally {
      lock.unlock();
    }
  }

  /// Returns when every event has been answered.
  void finish() throws InterruptedException, FailedCallException {
    lock.lock();
    try {
      while (!waiting.isEmpty()) {
        awaitAnswer();
      }
      if (stream != null) {
        stream.complete();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits for a change, and opens a new stream when the present one has broken.
  private void awaitAnswer() throws InterruptedException, FailedCallException {
    Stream open = readyStream();
    int before = waiting.size();
    if (!changed.await(SILENCE_SECONDS, TimeUnit.SECONDS) && waiting.size() == before) {
      open.cancel();
    }
  }

  /// A stream that takes the next message without buffering.
  private Stream readyStream() throws InterruptedException, FailedCallException {
    while (true) {
      if (stream == null) {
        Stream opened = new Stream();
        stream = opened;
        opened.start();
        waiting.forEach(opened::send);
      }
      Stream current = stream;
      StatusRuntimeException failure = current.failure;
      if (failure != null) {
        pause(failure);
        stream = null;
      } else if (current.ready()) {
        return current;
      } else if (!changed.await(SILENCE_SECONDS, TimeUnit.SECONDS)) {
        current.cancel();
      }
    }
  }

  private void pause(StatusRuntimeException failure)
      throws InterruptedException, FailedCallException {
    long pauseMillis = reconnects.pauseAfter(failure);
    if (pauseMillis < 0) {
      throw new FailedCallException(failure);
    }
    listener.reconnecting(failure.getStatus().getCode().name(), pauseMillis);
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauseMillis);
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      changed.awaitNanos(left);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (stream != null) {
        stream.cancel();
      }
    } finally {
      lock.unlock();
    }
  }

  /// One call of StreamEvents. Its callbacks come from gRPC's threads.
  private final class Stream
      implements ClientResponseObserver<StreamEventsRequest, StreamEventsResponse> {
    private @Nullable ClientCallStreamObserver<StreamEventsRequest> requests;
    private @Nullable StatusRuntimeException failure;
    private boolean first = true;
    private boolean completed;

    void start() {
      EventServiceGrpc.newStub(channel).streamEvents(this);
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<StreamEventsRequest> requestStream) {
      requests = requestStream;
      requestStream.setOnReadyHandler(this::wake);
    }

    boolean ready() {
      return requests != null && requests.isReady();
    }

    void send(Waiting entry) {
      StreamEventsRequest.Builder request =
          StreamEventsRequest.newBuilder()
              .setSequence(entry.sequence())
              .setEvent(entry.submission().event());
      if (first) {
        request.setParent(parent);
        first = false;
      }
      if (failure == null && requests != null) {
        requests.onNext(request.build());
      }
    }

    void complete() {
      if (failure == null && requests != null && !completed) {
        completed = true;
        requests.onCompleted();
      }
    }

    void cancel() {
      if (failure == null && !completed && requests != null) {
        failure = Status.UNAVAILABLE.withDescription("no answer in time").asRuntimeException();
        requests.cancel("no longer wanted", null);
      }
    }

    @Override
    public void onNext(StreamEventsResponse response) {
      lock.lock();
      try {
        Waiting oldest = waiting.peekFirst();
        if (stream != this || oldest == null || oldest.sequence() != response.getSequence()) {
          return;
        }
        waiting.removeFirst();
        waitingBytes -= oldest.submission().bytes();
        reconnects.answered();
        tell(oldest.submission(), response);
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    private void tell(Submission submission, StreamEventsResponse response) {
      switch (response.getResult().getOutcome()) {
        case ACCEPTED -> listener.accepted(submission);
        case DUPLICATE -> listener.duplicate(submission);
        case REFUSED, OUTCOME_UNSPECIFIED, UNRECOGNIZED ->
            listener.refused(submission, Refusals.of(response.getResult().getStatus()));
      }
    }

    @Override
    public void onError(Throwable cause) {
      ended(
          cause instanceof StatusRuntimeException status
              ? status
              : Status.fromThrowable(cause).asRuntimeException());
    }

    @Override
    public void onCompleted() {
      ended(
          Status.UNAVAILABLE.withDescription("the service ended the stream").asRuntimeException());
    }

    private void ended(StatusRuntimeException status) {
      lock.lock();
      try {
        if (failure == null) {
          failure = status;
        }
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    private void wake() {
      lock.lock();
      try {
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
