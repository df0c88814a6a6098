package io.candor.ingest;

import com.google.rpc.Status;
import io.candor.classifier.v1.Record;
import io.candor.classifier.v1.RecordServiceGrpc.RecordServiceImplBase;
import io.candor.classifier.v1.WriteRecordsRequest;
import io.candor.classifier.v1.WriteRecordsResponse;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The next service of the chain, which keeps the newest revision of each record.
public final class FakeRecordService extends RecordServiceImplBase implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, Record> records = new ConcurrentHashMap<>();
  private final Server server;

  public FakeRecordService() {
    try {
      server =
          NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
              .addService(this)
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where it listens.
  public String target() {
    return "127.0.0.1:" + server.getPort();
  }

  /// The newest revision of each record, by name.
  public Map<String, Record> records() {
    return records;
  }

  /// Waits until a condition holds; looks again whenever records have come.
  public synchronized void await(String what, BooleanSupplier condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("Waited in vain until " + what);
      }
      wait(left);
    }
  }

  @Override
  public synchronized void writeRecords(
      WriteRecordsRequest request, StreamObserver<WriteRecordsResponse> responses) {
    WriteRecordsResponse.Builder response = WriteRecordsResponse.newBuilder();
    for (Record record : request.getRecordsList()) {
      records.merge(record.getName(), record, (a, b) -> a.getRevision() >= b.getRevision() ? a : b);
      response.addResults(Status.getDefaultInstance());
    }
    notifyAll();
    responses.onNext(response.build());
    responses.onCompleted();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
