package io.candor.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The gRPC ports of the services, known before any of them starts, since each must be told the
/// next one's.
///
/// @param byService `ingest`, `classifier`, `metrics`, `alert`, in this order
record Ports(Map<String, Integer> byService) {
  static final List<String> SERVICES = List.of("ingest", "classifier", "metrics", "alert");

  private static final int FIRST_STANDARD_PORT = 7401;

  /// 7401 to 7404.
  ///
  /// @throws StandaloneException when one of them is in use
  static Ports standard() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    for (int i = 0; i < SERVICES.size(); i++) {
      int port = FIRST_STANDARD_PORT + i;
      try (ServerSocket probe = listen(port)) {
        ports.put(SERVICES.get(i), probe.getLocalPort());
      } catch (IOException e) {
        throw new StandaloneException(
            "port %d is in use: stop what listens there, or start with --free-ports"
                .formatted(port),
            e);
      }
    }
    return new Ports(ports);
  }

  /// Ports that nobody used a moment ago.
  static Ports free() {
    List<ServerSocket> probes = new ArrayList<>();
    try {
      Map<String, Integer> ports = new LinkedHashMap<>();
      for (String service : SERVICES) {
        // Held open until all are chosen: otherwise the same port could come twice.
        ServerSocket probe = listen(0);
        probes.add(probe);
        ports.put(service, probe.getLocalPort());
      }
      return new Ports(ports);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      probes.forEach(Ports::close);
    }
  }

  int of(String service) {
    Integer port = byService.get(service);
    if (port == null) {
      throw new IllegalArgumentException(
          "service: " + service + " (expected: one of " + SERVICES + ")");
    }
    return port;
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    // A port of a suite that has just stopped is free for a server, though not yet for everybody.
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
