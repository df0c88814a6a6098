package io.candor.bench;

import com.google.rpc.Status;
import io.candor.classifier.v1.RecordServiceGrpc;
import io.candor.classifier.v1.WriteRecordsRequest;
import io.candor.classifier.v1.WriteRecordsResponse;
import io.candor.metrics.v1.FactServiceGrpc;
import io.candor.metrics.v1.WriteFactsRequest;
import io.candor.metrics.v1.WriteFactsResponse;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// Next hops that take everything at once, so that only the service before them is measured.
final class Sinks {

  private Sinks() {}

  /// A server on a free port of this machine.
  static Server serve(BindableService service) throws IOException {
    return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
        .maxInboundMessageSize(64 << 20)
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .addService(service)
        .build()
        .start();
  }

  /// Takes records.
  static final class Records extends RecordServiceGrpc.RecordServiceImplBase {
    @Override
    public void writeRecords(
        WriteRecordsRequest request, StreamObserver<WriteRecordsResponse> responses) {
      responses.onNext(
          WriteRecordsResponse.newBuilder()
              .addAllResults(
                  Collections.nCopies(request.getRecordsCount(), Status.getDefaultInstance()))
              .build());
      responses.onCompleted();
    }
  }

  /// Takes facts and counts those about feedback.
  static final class Facts extends FactServiceGrpc.FactServiceImplBase {
    private volatile CountDownLatch expected = new CountDownLatch(0);

    /// A latch that opens after `count` facts about feedback.
    CountDownLatch expect(int count) {
      var latch = new CountDownLatch(count);
      expected = latch;
      return latch;
    }

    @Override
    public void writeFacts(
        WriteFactsRequest request, StreamObserver<WriteFactsResponse> responses) {
      var latch = expected;
      request.getFactsList().stream()
          .filter(fact -> fact.hasFeedback())
          .forEach(fact -> latch.countDown());
      responses.onNext(
          WriteFactsResponse.newBuilder()
              .addAllResults(
                  Collections.nCopies(request.getFactsCount(), Status.getDefaultInstance()))
              .build());
      responses.onCompleted();
    }
  }
}
