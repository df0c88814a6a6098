package io.candor.cli.connection;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Open channels to the services, made when they are first asked for.
public final class Connections implements AutoCloseable {
  // A panel or a long conversation; far above any answer we know of.
  private static final int MAX_ANSWER_BYTES = 32 * 1024 * 1024;
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final Targets targets;
  private final Transport transport;
  private final Map<Service, ManagedChannel> channels = new EnumMap<>(Service.class);

  public Connections(Targets targets, Transport transport) {
    this.targets = targets;
    this.transport = transport;
  }

  /// @param tls whether the connection is encrypted
  /// @param authorities certificates in PEM to trust instead of the system's, if any
  /// @param token that says who calls, if any
  public record Transport(boolean tls, @Nullable Path authorities, @Nullable String token) {
    /// Without the token.
    @Override
    public String toString() {
      return "Transport[tls=" + tls + ", authorities=" + authorities + "]";
    }
  }

  /// @throws IOException when the certificates cannot be read
  public synchronized ManagedChannel channel(Service service) throws IOException {
    ManagedChannel channel = channels.get(service);
    if (channel == null) {
      channel = open(targets.address(service));
      channels.put(service, channel);
    }
    return channel;
  }

  private ManagedChannel open(String address) throws IOException {
    NettyChannelBuilder builder =
        NettyChannelBuilder.forTarget(address)
            .maxInboundMessageSize(MAX_ANSWER_BYTES)
            .defaultLoadBalancingPolicy("round_robin")
            .keepAliveTime(30, TimeUnit.SECONDS)
            .keepAliveTimeout(10, TimeUnit.SECONDS);
    if (transport.token() != null) {
      Metadata headers = new Metadata();
      headers.put(AUTHORIZATION, "Bearer " + transport.token());
      builder.intercept(MetadataUtils.newAttachHeadersInterceptor(headers));
    }
    if (!transport.tls()) {
      return builder.usePlaintext().build();
    }
    SslContextBuilder context = GrpcSslContexts.forClient();
    if (transport.authorities() != null) {
      try (var certificates = Files.newInputStream(transport.authorities())) {
        context.trustManager(certificates);
      }
    }
    return builder.sslContext(context.build()).build();
  }

  @Override
  public synchronized void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
  }
}
