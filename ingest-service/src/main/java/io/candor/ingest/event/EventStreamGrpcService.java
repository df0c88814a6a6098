package io.candor.ingest.event;

import io.candor.ingest.event.EventReaderProtos.Reading;
import io.candor.ingest.v1.EventResult;
import io.candor.ingest.v1.StreamEventsRequest;
import io.candor.ingest.v1.StreamEventsResponse;
import io.candor.kit.error.CandorException;
import io.candor.kit.resource.ResourceName;
import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// One stream of events. Requests are queued as they come; a thread of the stream takes what has
/// gathered, writes it as one batch, and answers. So a slow sender gets an answer per event at once
/// and a fast one large batches. At most a window of events is read and unanswered: the server asks
/// for as many more as it has answered, and only when the sender has taken the answers.
final class EventStreamGrpcService implements StreamObserver<StreamEventsRequest> {

  // As large as a unary batch: larger ones gain nothing.
  private static final int MAX_BATCH = 1_000;

  private final ServerCallStreamObserver<StreamEventsResponse> responses;
  private final EventReaderProtos reader;
  private final EventIntake intake;
  private final BlockingQueue<Item> queue = new LinkedBlockingQueue<>();
  private final Semaphore writable = new Semaphore(0);
  private @Nullable String parent;

  /// What the queue holds: an event, or the end of the sender's side.
  private sealed interface Item {
    record Received(StreamEventsRequest request) implements Item {}

    record Ended() implements Item {}
  }

  private EventStreamGrpcService(
      ServerCallStreamObserver<StreamEventsResponse> responses,
      EventReaderProtos reader,
      EventIntake intake) {
    this.responses = responses;
    this.reader = reader;
    this.intake = intake;
  }

  /// Starts to serve a stream.
  static StreamObserver<StreamEventsRequest> open(
      ServerCallStreamObserver<StreamEventsResponse> responses,
      EventReaderProtos reader,
      EventIntake intake,
      IntakeConfig config) {
    EventStreamGrpcService stream = new EventStreamGrpcService(responses, reader, intake);
    responses.disableAutoRequest();
    responses.setOnReadyHandler(stream.writable::release);
    responses.setOnCancelHandler(stream::end);
    Thread.ofVirtual().name("event-stream").start(Context.current().wrap(stream::serve));
    responses.request(config.streamWindow());
    return stream;
  }

  @Override
  public void onNext(StreamEventsRequest request) {
    queue.add(new Item.Received(request));
  }

  @Override
  public void onError(Throwable failure) {
    end();
  }

  @Override
  public void onCompleted() {
    end();
  }

  private void end() {
    queue.add(new Item.Ended());
    writable.release();
  }

  private void serve() {
    try {
      List<StreamEventsRequest> batch = new ArrayList<>();
      while (gather(batch)) {
        answer(batch);
      }
      if (responses.isCancelled()) {
        return; // Nobody waits for answers: what is left counts as never sent.
      }
      if (!batch.isEmpty()) {
        answer(batch);
      }
      responses.onCompleted();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // The edge maps it to a status, as it does for what a unary method throws.
      responses.onError(e);
    }
  }

  /// Waits for events and takes all that have gathered; false when no more will come.
  private boolean gather(List<StreamEventsRequest> batch) throws InterruptedException {
    batch.clear();
    for (Item item = queue.take(); item != null; item = queue.poll()) {
      if (responses.isCancelled()) {
        return false;
      }
      switch (item) {
        case Item.Ended ended -> {
          return false;
        }
        case Item.Received received -> batch.add(received.request());
      }
      if (batch.size() == MAX_BATCH) {
        break;
      }
    }
    return true;
  }

  private void answer(List<StreamEventsRequest> batch) throws InterruptedException {
    String workspace = workspace(batch);
    List<Reading> readings =
        batch.stream().map(request -> reader.read(workspace, request.getEvent())).toList();
    List<IntakeOutcome> outcomes =
        intake.writePatiently(workspace, EventResultProtos.good(readings));
    List<EventResult> results =
        EventResultProtos.results(
            batch.stream().map(StreamEventsRequest::getEvent).toList(), readings, outcomes);
    for (int i = 0; i < batch.size(); i++) {
      responses.onNext(
          StreamEventsResponse.newBuilder()
              .setSequence(batch.get(i).getSequence())
              .setResult(results.get(i))
              .build());
    }
    awaitReader();
    responses.request(batch.size());
  }

  private void awaitReader() throws InterruptedException {
    while (!responses.isReady() && !responses.isCancelled()) {
      writable.acquire();
      writable.drainPermits();
    }
  }

  private String workspace(List<StreamEventsRequest> batch) {
    for (StreamEventsRequest request : batch) {
      if (parent == null) {
        parent = request.getParent();
      }
      boolean repeated = request.getParent().isEmpty() || request.getParent().equals(parent);
      if (parent.isEmpty() || !repeated) {
        throw CandorException.of(IngestReason.STREAM_PARENT_INVALID)
            .message("parent: must be on the first message of a stream and stay the same")
            .field("parent", "must be workspaces/{workspace}, the same on the whole stream")
            .build();
      }
    }
    return ResourceName.parseWorkspace(String.valueOf(parent));
  }
}
