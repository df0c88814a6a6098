package io.candor.metrics.testing;

import io.candor.alert.v1.ErasedSubject;
import io.candor.alert.v1.ErasedSubjectServiceGrpc;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.FindingServiceGrpc;
import io.candor.alert.v1.ReviewPack;
import io.candor.alert.v1.ReviewPackServiceGrpc;
import io.candor.alert.v1.WriteErasedSubjectsRequest;
import io.candor.alert.v1.WriteErasedSubjectsResponse;
import io.candor.alert.v1.WriteFindingsRequest;
import io.candor.alert.v1.WriteFindingsResponse;
import io.candor.alert.v1.WriteReviewPacksRequest;
import io.candor.alert.v1.WriteReviewPacksResponse;
import io.candor.kit.error.ErrorStatuses;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Alerting that accepts every finding and remembers it.
public final class FakeAlert implements AutoCloseable {
  private final List<Finding> received = new CopyOnWriteArrayList<>();
  private final List<ReviewPack> packs = new CopyOnWriteArrayList<>();
  private final List<ErasedSubject> erased = new CopyOnWriteArrayList<>();
  private final Semaphore arrivals = new Semaphore(0);
  private final Server server;

  /// Listens on a free port of localhost.
  public FakeAlert() {
    try {
      server =
          NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
              .addService(
                  new FindingServiceGrpc.FindingServiceImplBase() {
                    @Override
                    public void writeFindings(
                        WriteFindingsRequest request,
                        StreamObserver<WriteFindingsResponse> responseObserver) {
                      accept(request, responseObserver);
                    }
                  })
              .addService(
                  new ReviewPackServiceGrpc.ReviewPackServiceImplBase() {
                    @Override
                    public void writeReviewPacks(
                        WriteReviewPacksRequest request,
                        StreamObserver<WriteReviewPacksResponse> responseObserver) {
                      acceptPacks(request, responseObserver);
                    }
                  })
              .addService(
                  new ErasedSubjectServiceGrpc.ErasedSubjectServiceImplBase() {
                    @Override
                    public void writeErasedSubjects(
                        WriteErasedSubjectsRequest request,
                        StreamObserver<WriteErasedSubjectsResponse> responseObserver) {
                      acceptErased(request, responseObserver);
                    }
                  })
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(
      WriteFindingsRequest request, StreamObserver<WriteFindingsResponse> responseObserver) {
    WriteFindingsResponse.Builder response = WriteFindingsResponse.newBuilder();
    request
        .getFindingsList()
        .forEach(
            finding -> {
              received.add(finding);
              response.addResults(ErrorStatuses.OK);
            });
    responseObserver.onNext(response.build());
    responseObserver.onCompleted();
    arrivals.release();
  }

  private void acceptPacks(
      WriteReviewPacksRequest request, StreamObserver<WriteReviewPacksResponse> responseObserver) {
    WriteReviewPacksResponse.Builder response = WriteReviewPacksResponse.newBuilder();
    request
        .getReviewPacksList()
        .forEach(
            pack -> {
              packs.add(pack);
              response.addResults(ErrorStatuses.OK);
            });
    responseObserver.onNext(response.build());
    responseObserver.onCompleted();
    arrivals.release();
  }

  private void acceptErased(
      WriteErasedSubjectsRequest request,
      StreamObserver<WriteErasedSubjectsResponse> responseObserver) {
    WriteErasedSubjectsResponse.Builder response = WriteErasedSubjectsResponse.newBuilder();
    request
        .getErasedSubjectsList()
        .forEach(
            subject -> {
              erased.add(subject);
              response.addResults(ErrorStatuses.OK);
            });
    responseObserver.onNext(response.build());
    responseObserver.onCompleted();
    arrivals.release();
  }

  /// The names of the erased subjects received of a workspace, each once, in order of their names.
  public List<String> erased(String workspace) {
    return erased.stream()
        .map(ErasedSubject::getName)
        .filter(name -> name.startsWith("workspaces/" + workspace + "/"))
        .distinct()
        .sorted()
        .toList();
  }

  /// Every revision of a review pack received, in order.
  public List<ReviewPack> packs(String name) {
    return packs.stream().filter(pack -> pack.getName().equals(name)).toList();
  }

  /// `host:port` to send findings to.
  public String target() {
    return "127.0.0.1:" + server.getPort();
  }

  /// Everything received of a workspace, in order.
  public List<Finding> received(String workspace) {
    return received.stream()
        .filter(finding -> finding.getName().startsWith("workspaces/" + workspace + "/"))
        .toList();
  }

  /// Waits for a finding.
  public Finding await(Predicate<Finding> wanted, Duration atMost) {
    return await(() -> received.stream().filter(wanted).findFirst(), atMost);
  }

  /// Waits until erased subjects were received, by key.
  public void awaitErased(String workspace, Duration atMost, String... keys) {
    List<String> names =
        Arrays.stream(keys).map(key -> "workspaces/" + workspace + "/" + key).toList();
    List<String> unused =
        await(() -> Optional.of(erased(workspace)).filter(all -> all.containsAll(names)), atMost);
  }

  private <T> T await(Supplier<Optional<T>> wanted, Duration atMost) {
    Instant deadline = Instant.now().plus(atMost);
    while (true) {
      Optional<T> found = wanted.get();
      if (found.isPresent()) {
        return found.get();
      }
      try {
        long left = Duration.between(Instant.now(), deadline).toMillis();
        if (left <= 0 || !arrivals.tryAcquire(left, TimeUnit.MILLISECONDS)) {
          throw new AssertionError(
              "Nothing such within " + atMost + " among " + received + " and " + erased);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("Interrupted while waiting for a finding", e);
      }
    }
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
