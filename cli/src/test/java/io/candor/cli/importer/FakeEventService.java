package io.candor.cli.importer;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.EventResult;
import io.candor.ingest.v1.EventServiceGrpc;
import io.candor.ingest.v1.StreamEventsRequest;
import io.candor.ingest.v1.StreamEventsResponse;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A peer that keeps the contract of `EventService.StreamEvents` in memory, and breaks streams when
/// told to.
final class FakeEventService extends EventServiceGrpc.EventServiceImplBase
    implements AutoCloseable {
  final Map<String, Event> stored = new LinkedHashMap<>();
  final List<String> parents = new ArrayList<>();
  final AtomicInteger streamCount = new AtomicInteger();

  private final Server server;
  private final int answersPerStream;

  /// @param answersPerStream every stream but the last ends with UNAVAILABLE after so many answers
  FakeEventService(int answersPerStream) throws IOException {
    this.answersPerStream = answersPerStream;
    this.server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(this)
            .maxInboundMessageSize(8 * 1024 * 1024)
            .build()
            .start();
  }

  String target() {
    return "127.0.0.1:" + server.getPort();
  }

  @Override
  public StreamObserver<StreamEventsRequest> streamEvents(
      StreamObserver<StreamEventsResponse> responses) {
    streamCount.incrementAndGet();
    return new StreamObserver<>() {
      private int answered;
      private boolean broken;

      @Override
      public void onNext(StreamEventsRequest request) {
        if (broken) {
          return;
        }
        if (answered == answersPerStream) {
          // What has been stored without an answer must come again.
          synchronized (stored) {
            stored.putIfAbsent(request.getEvent().getEventId(), request.getEvent());
          }
          broken = true;
          responses.onError(io.grpc.Status.UNAVAILABLE.asRuntimeException());
          return;
        }
        answered++;
        synchronized (stored) {
          if (!request.getParent().isEmpty()) {
            parents.add(request.getParent());
          }
          responses.onNext(
              StreamEventsResponse.newBuilder()
                  .setSequence(request.getSequence())
                  .setResult(store(request.getEvent()))
                  .build());
        }
      }

      @Override
      public void onError(Throwable cause) {
        broken = true;
      }

      @Override
      public void onCompleted() {
        if (!broken) {
          responses.onCompleted();
        }
      }
    };
  }

  private EventResult store(Event event) {
    EventResult.Builder result = EventResult.newBuilder().setEventId(event.getEventId());
    if (event.getFeedback().getSourceValue() == 0 && event.hasFeedback()) {
      return result
          .setOutcome(EventResult.Outcome.REFUSED)
          .setStatus(invalid("feedback.app_version", "is too old"))
          .build();
    }
    Event before = stored.putIfAbsent(event.getEventId(), event);
    return result
        .setOutcome(before == null ? EventResult.Outcome.ACCEPTED : EventResult.Outcome.DUPLICATE)
        .build();
  }

  private static Status invalid(String field, String description) {
    BadRequest details =
        BadRequest.newBuilder()
            .addFieldViolations(
                BadRequest.FieldViolation.newBuilder().setField(field).setDescription(description))
            .build();
    return Status.newBuilder()
        .setCode(Code.INVALID_ARGUMENT_VALUE)
        .setMessage("invalid event")
        .addDetails(Any.pack(details))
        .build();
  }

  @Override
  public void close() throws InterruptedException {
    server.shutdownNow();
    server.awaitTermination(10, TimeUnit.SECONDS);
  }
}
