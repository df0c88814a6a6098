package io.candor.kit.grpc;

import static io.candor.kit.testing.ErrorConformance.assertFails;
import static io.candor.kit.testing.ErrorConformance.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import com.google.rpc.Status;
import io.candor.kit.RunningService;
import io.candor.kit.ServiceRunner;
import io.candor.kit.error.ErrorStatuses;
import io.candor.kit.error.KitReason;
import io.candor.operations.v1.DeadLetterServiceGrpc;
import io.candor.operations.v1.ListDeadLettersRequest;
import io.candor.operations.v1.ListDeadLettersResponse;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The server as it runs in production, on the loopback interface.
class GrpcServerIT {
  private RunningService service;
  private ProbeGrpcService probe;
  private final List<ManagedChannel> channels = new ArrayList<>();

  @BeforeEach
  void start() {
    service = start(Map.of());
    probe = service.context().getBean(ProbeGrpcService.class);
  }

  @AfterEach
  void stop() {
    channels.forEach(ManagedChannel::shutdownNow);
    service.close();
  }

  @Test
  void healthPort_servesHealthOnly() {
    ManagedChannel channel = channelTo(service.healthPort());

    assertThat(healthOf(channel, HealthServer.LIVENESS)).isEqualTo(ServingStatus.SERVING);
    assertThat(
            io.grpc.Status.fromThrowable(
                    org.assertj.core.api.Assertions.catchThrowable(
                        () ->
                            DeadLetterServiceGrpc.newBlockingStub(channel)
                                .listDeadLetters(ProbeGrpcService.VALID)))
                .getCode())
        .isEqualTo(io.grpc.Status.Code.UNIMPLEMENTED);
  }

  @Test
  void readiness_isReachedAndEndsWithTheDrain() throws Exception {
    ManagedChannel channel = channelTo(service.healthPort());
    awaitHealth(channel, ServingStatus.SERVING);

    service.context().getBean(HealthServer.class).drain();

    assertThat(healthOf(channel, HealthServer.READINESS)).isEqualTo(ServingStatus.NOT_SERVING);
    assertThat(healthOf(channel, HealthServer.LIVENESS)).isEqualTo(ServingStatus.SERVING);
  }

  @Test
  void drain_letsOpenCallsEnd_andRefusesNewOnes() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    probe.doing(
        request -> {
          inside.countDown();
          await(go);
          return ListDeadLettersResponse.newBuilder().setNextPageToken("kept").build();
        });
    ManagedChannel health = channelTo(service.healthPort());
    Future<ListDeadLettersResponse> open =
        DeadLetterServiceGrpc.newFutureStub(channelTo(service.port()))
            .listDeadLetters(ProbeGrpcService.VALID);
    inside.await();

    CompletableFuture<Void> closing = CompletableFuture.runAsync(service::close);
    awaitHealth(health, ServingStatus.NOT_SERVING);
    go.countDown();

    assertThat(open.get().getNextPageToken()).isEqualTo("kept");
    closing.get();
    assertThat(probe.callCount()).isEqualTo(1);
  }

  @Test
  void reflection_isOffByDefault() {
    assertThat(reflect(service)).isEqualTo(io.grpc.Status.Code.UNIMPLEMENTED);
  }

  @Test
  void reflection_whenConfigured() {
    try (RunningService open = start(Map.of("candor.grpc.reflection", true))) {
      assertThat(reflect(open)).isEqualTo(io.grpc.Status.Code.OK);
    }
  }

  @Test
  void malformedBytes_areInvalidArgument() {
    Status status = failureOf(() -> callRaw(new byte[] {(byte) 0xff, (byte) 0xff, 1, 2}, false));

    assertThat(Code.forNumber(status.getCode())).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(ErrorStatuses.errorInfo(status).orElseThrow().getReason())
        .isEqualTo(KitReason.REQUEST_MALFORMED.name());
    assertThat(probe.callCount()).isZero();
  }

  @Test
  void gzipBomb_isResourceExhausted() {
    // 64 MiB of one letter: 64 KiB on the wire.
    byte[] bomb =
        ListDeadLettersRequest.newBuilder()
            .setParent("a".repeat(64 * 1024 * 1024))
            .build()
            .toByteArray();

    assertFails(Code.RESOURCE_EXHAUSTED, KitReason.REQUEST_TOO_LARGE, () -> callRaw(bomb, true));
    assertThat(probe.callCount()).isZero();
  }

  @Test
  void fourServices_runInOneJvm() {
    List<RunningService> services = new ArrayList<>();
    for (String name : List.of("one", "two", "three")) {
      services.add(ServiceRunner.start(name, Map.of("candor.grpc.host", "127.0.0.1")));
    }

    assertThat(services.stream().map(RunningService::port).distinct()).hasSize(3);
    // Beans of one service are not in the others' contexts.
    assertThat(services.getFirst().context().findBean(ProbeGrpcService.class)).isEmpty();
    services.forEach(RunningService::close);
    assertThat(
            DeadLetterServiceGrpc.newBlockingStub(channelTo(service.port()))
                .listDeadLetters(ProbeGrpcService.VALID))
        .isNotNull();
  }

  private static RunningService start(Map<String, Object> overrides) {
    Map<String, Object> properties = new java.util.HashMap<>(overrides);
    properties.put("candor.grpc.host", "127.0.0.1");
    return ServiceRunner.start("edge-probe", properties);
  }

  private ManagedChannel channelTo(int port) {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    channels.add(channel);
    return channel;
  }

  private static ServingStatus healthOf(ManagedChannel channel, String name) {
    return HealthGrpc.newBlockingStub(channel)
        .check(HealthCheckRequest.newBuilder().setService(name).build())
        .getStatus();
  }

  /// Follows the health stream until the status is there.
  private static void awaitHealth(ManagedChannel channel, ServingStatus expected) {
    var updates =
        HealthGrpc.newBlockingStub(channel)
            .withDeadlineAfter(java.time.Duration.ofSeconds(20))
            .watch(HealthCheckRequest.newBuilder().setService(HealthServer.READINESS).build());
    while (updates.next().getStatus() != expected) {
      // The stream blocks until the next change.
    }
  }

  private io.grpc.Status.Code reflect(RunningService target) {
    CompletableFuture<io.grpc.Status.Code> result = new CompletableFuture<>();
    StreamObserver<ServerReflectionRequest> requests =
        ServerReflectionGrpc.newStub(channelTo(target.port()))
            .serverReflectionInfo(
                new StreamObserver<>() {
                  @Override
                  public void onNext(ServerReflectionResponse response) {}

                  @Override
                  public void onError(Throwable t) {
                    result.complete(io.grpc.Status.fromThrowable(t).getCode());
                  }

                  @Override
                  public void onCompleted() {
                    result.complete(io.grpc.Status.Code.OK);
                  }
                });
    requests.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
    requests.onCompleted();
    return result.join();
  }

  private void callRaw(byte[] bytes, boolean gzip) throws StatusRuntimeException {
    MethodDescriptor.Marshaller<byte[]> raw =
        new MethodDescriptor.Marshaller<>() {
          @Override
          public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
          }

          @Override
          public byte[] parse(InputStream stream) {
            try {
              return stream.readAllBytes();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    MethodDescriptor<byte[], byte[]> method =
        DeadLetterServiceGrpc.getListDeadLettersMethod().toBuilder(raw, raw).build();
    CallOptions options = gzip ? CallOptions.DEFAULT.withCompression("gzip") : CallOptions.DEFAULT;
    byte[] ignored =
        ClientCalls.blockingUnaryCall(
            ClientInterceptors.intercept(channelTo(service.port())), method, options, bytes);
    assertThat(ignored).isNotNull();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
