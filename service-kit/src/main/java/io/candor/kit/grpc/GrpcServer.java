package io.candor.kit.grpc;

import io.candor.kit.tls.TlsCredentials;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server of one service: every [BindableService] bean behind the edge, on virtual threads.
/// Started and stopped once, by the runner.
@Singleton
public final class GrpcServer {
  private static final Logger log = LoggerFactory.getLogger(GrpcServer.class);

  // Clients reconnect this often and so find new replicas; the grace covers the longest unary call.
  private static final Duration MAX_CONNECTION_AGE = Duration.ofMinutes(5);
  private static final Duration MAX_CONNECTION_AGE_GRACE = Duration.ofSeconds(30);
  private static final int MAX_CALLS_PER_CONNECTION = 1_000;

  private final GrpcConfig config;
  private final ExecutorService executor;
  private final Server server;

  GrpcServer(GrpcConfig config, GrpcEdge edge, TlsCredentials tls, List<BindableService> services) {
    this.config = config;
    this.executor =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("grpc-", 0).factory());
    NettyServerBuilder builder =
        NettyServers.builder(config.host(), config.port(), tls.ofServer())
            .executor(executor)
            .maxInboundMessageSize(config.maxRequestBytes())
            .maxInboundMetadataSize(config.maxMetadataBytes())
            .maxConcurrentCallsPerConnection(MAX_CALLS_PER_CONNECTION)
            .maxConnectionAge(MAX_CONNECTION_AGE.toSeconds(), TimeUnit.SECONDS)
            .maxConnectionAgeGrace(MAX_CONNECTION_AGE_GRACE.toSeconds(), TimeUnit.SECONDS)
            .fallbackHandlerRegistry(edge.unknownMethods());
    services.forEach(service -> builder.addService(edge.protect(service)));
    if (config.reflection()) {
      builder.addService(edge.protect(ProtoReflectionServiceV1.newInstance()));
    }
    this.server = builder.build();
  }

  /// Opens the port.
  ///
  /// @throws UncheckedIOException if it is taken
  public void start() {
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException("Port " + config.port() + " cannot be opened", e);
    }
    log.info("Serving on port {}", server.getPort());
  }

  /// The port it listens on.
  public int port() {
    return server.getPort();
  }

  /// Takes no new calls, lets the open ones end, and cuts them off after the drain timeout.
  public void stop() {
    server.shutdown();
    try {
      if (!server.awaitTermination(config.drainTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("Calls were still open after {}: they are cut off", config.drainTimeout());
        server.shutdownNow();
        if (!server.awaitTermination(1, TimeUnit.SECONDS)) {
          executor.shutdownNow();
        }
      }
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    } finally {
      // Virtual threads end with their calls; an interrupt would close connections of the pools.
      executor.shutdown();
    }
  }
}
