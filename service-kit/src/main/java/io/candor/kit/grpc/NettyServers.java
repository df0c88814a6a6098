package io.candor.kit.grpc;

import io.grpc.ServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/// Settings of the shaded Netty transport that all our servers share. grpc-java's defaults suit
/// neither large batches nor strangers, so each that matters is set here.
final class NettyServers {
  private NettyServers() {}

  static NettyServerBuilder builder(String host, int port, ServerCredentials credentials) {
    return NettyServerBuilder.forAddress(new InetSocketAddress(host, port), credentials)
        // Our clients ping after 10 s without traffic; the permit leaves room for jitter.
        .permitKeepAliveTime(5, TimeUnit.SECONDS)
        .permitKeepAliveWithoutCalls(true)
        .keepAliveTime(10, TimeUnit.SECONDS)
        .keepAliveTimeout(5, TimeUnit.SECONDS)
        .handshakeTimeout(10, TimeUnit.SECONDS)
        // Rapid reset (CVE-2023-44487): off by default in grpc-java.
        .maxRstFramesPerWindow(200, 30);
  }
}
