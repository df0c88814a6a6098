package io.candor.kit.testing;

import io.candor.kit.access.AccessControl;
import io.candor.kit.grpc.GrpcConfig;
import io.candor.kit.grpc.GrpcEdge;
import io.candor.kit.validation.ContractValidator;
import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Services behind the production interceptors, reached through an in-process channel.
///
/// [#close()] fails if any call ended with an error that breaks [ErrorConformance].
public final class GrpcServiceTestHarness implements AutoCloseable {
  // Compiling the rules of the contracts takes a second: once for all tests of a JVM.
  private static final ContractValidator VALIDATOR = new ContractValidator();

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final ErrorConformance conformance = new ErrorConformance();
  private final GrpcEdge edge;
  private final Server server;
  private final ManagedChannel channel;

  private GrpcServiceTestHarness(GrpcConfig config, List<BindableService> services) {
    this.edge = new GrpcEdge(config, VALIDATOR, AccessControl.none(), OpenTelemetry.noop(), timer);
    String name = UUID.randomUUID().toString();
    InProcessServerBuilder builder =
        InProcessServerBuilder.forName(name)
            .executor(executor)
            .maxInboundMessageSize(config.maxRequestBytes())
            .fallbackHandlerRegistry(edge.unknownMethods());
    services.forEach(service -> builder.addService(edge.protect(service)));
    try {
      this.server = builder.build().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.channel =
        InProcessChannelBuilder.forName(name).executor(executor).intercept(conformance).build();
  }

  /// Serves these with the default configuration.
  public static GrpcServiceTestHarness of(BindableService... services) {
    return new GrpcServiceTestHarness(config(Duration.ofSeconds(30), 256), List.of(services));
  }

  /// Serves these with limits of the test's own.
  public static GrpcServiceTestHarness of(GrpcConfig config, BindableService... services) {
    return new GrpcServiceTestHarness(config, List.of(services));
  }

  /// The default configuration with another deadline and load limit.
  public static GrpcConfig config(Duration defaultDeadline, int maxConcurrentCalls) {
    return new GrpcConfig(
        0,
        0,
        "127.0.0.1",
        false,
        8 * 1024 * 1024,
        8 * 1024,
        maxConcurrentCalls,
        1_000,
        defaultDeadline,
        Duration.ofSeconds(20),
        Duration.ofSeconds(10));
  }

  /// For stubs.
  public ManagedChannel channel() {
    return channel;
  }

  /// Calls and streams that the edge counts as open.
  public int countOpenCalls() {
    return edge.countOpenCalls();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
    try {
      server.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    executor.shutdownNow();
    timer.shutdownNow();
    conformance.assertNoViolations();
  }
}
