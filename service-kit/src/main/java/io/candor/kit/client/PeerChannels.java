package io.candor.kit.client;

import io.candor.kit.tls.TlsCredentials;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.grpc.v1_6.GrpcTelemetry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// One channel per target, shared by all who call it. Closed with the service.
@Singleton
public final class PeerChannels implements AutoCloseable {
  // A peer that does not answer is found out within 15 s, also across a silent network cut.
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);
  private static final Duration KEEP_ALIVE_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(20);
  // Answers of a batch with a status per record, each with details.
  private static final int MAX_RESPONSE_BYTES = 8 * 1024 * 1024;

  private final Map<String, ManagedChannel> channels = new ConcurrentHashMap<>();
  private final ClientInterceptor telemetry;
  private final TlsCredentials tls;
  private final ExecutorService executor;

  /// @param openTelemetry carries the trace to the peer
  /// @param tls says who we are, and checks who they are
  public PeerChannels(OpenTelemetry openTelemetry, TlsCredentials tls) {
    this.tls = tls;
    this.telemetry = GrpcTelemetry.create(openTelemetry).createClientInterceptor();
    this.executor =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("peer-", 0).factory());
  }

  /// The channel to a service of the suite. All addresses of the name are used in turn. Unary calls
  /// without a deadline get 20 s.
  ///
  /// @param peer the service's name, for example `metrics`
  /// @param target `host:port`, or a gRPC target such as `dns:///host:port`
  public ManagedChannel to(String peer, String target) {
    return channels.computeIfAbsent(target, it -> open(peer, it));
  }

  private ManagedChannel open(String peer, String target) {
    return NettyChannelBuilder.forTarget(
            target.contains("://") ? target : "dns:///" + target, tls.ofCallsTo(peer))
        .executor(executor)
        .defaultLoadBalancingPolicy("round_robin")
        .keepAliveTime(KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS)
        .keepAliveTimeout(KEEP_ALIVE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
        .keepAliveWithoutCalls(true)
        .maxInboundMessageSize(MAX_RESPONSE_BYTES)
        .disableRetry()
        .intercept(telemetry, new DefaultDeadline())
        .build();
  }

  /// Ends all calls and closes the channels.
  @Override
  @PreDestroy
  public void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
    executor.shutdownNow();
  }

  private static final class DefaultDeadline implements ClientInterceptor {
    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(
        MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
      boolean limited = options.getDeadline() != null || method.getType() != MethodType.UNARY;
      return next.newCall(
          method,
          limited
              ? options
              : options.withDeadlineAfter(DEFAULT_DEADLINE.toSeconds(), TimeUnit.SECONDS));
    }
  }
}
