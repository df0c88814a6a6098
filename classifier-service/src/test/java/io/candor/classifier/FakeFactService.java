package io.candor.classifier;

import com.google.rpc.Code;
import com.google.rpc.Status;
import io.candor.metrics.v1.Fact;
import io.candor.metrics.v1.FactServiceGrpc.FactServiceImplBase;
import io.candor.metrics.v1.WriteFactsRequest;
import io.candor.metrics.v1.WriteFactsResponse;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The next service of the chain, which keeps the newest revision of each fact.
public final class FakeFactService extends FactServiceImplBase implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, Fact> facts = new ConcurrentHashMap<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Server server;

  public FakeFactService() {
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

  /// Refuses a fact for good from now on.
  public void refuse(String name) {
    refused.add(name);
  }

  /// The newest revision of a fact; empty when it has not come.
  public Optional<Fact> fact(String name) {
    return Optional.ofNullable(facts.get(name));
  }

  /// The newest revision of a fact, which a test has waited for.
  public Fact get(String name) {
    return fact(name).orElseThrow();
  }

  /// The newest revision of every fact, by name.
  public Map<String, Fact> facts() {
    return facts;
  }

  /// Waits until a condition holds; looks again whenever facts have come.
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
  public synchronized void writeFacts(
      WriteFactsRequest request, StreamObserver<WriteFactsResponse> responses) {
    WriteFactsResponse.Builder response = WriteFactsResponse.newBuilder();
    for (Fact fact : request.getFactsList()) {
      if (refused.contains(fact.getName())) {
        response.addResults(Status.newBuilder().setCode(Code.INVALID_ARGUMENT_VALUE));
        continue;
      }
      facts.merge(fact.getName(), fact, (a, b) -> a.getRevision() >= b.getRevision() ? a : b);
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
