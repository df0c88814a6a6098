package io.candor.standalone;

import io.candor.stores.FreePorts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

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
    for (int port = FIRST_STANDARD_PORT; port < FIRST_STANDARD_PORT + SERVICES.size(); port++) {
      if (!FreePorts.isFree(port)) {
        throw new StandaloneException(
            "port %d is in use: stop what listens there, or start with --free-ports"
                .formatted(port),
            null);
      }
    }
    return of(i -> FIRST_STANDARD_PORT + i);
  }

  /// Ports that nobody used a moment ago.
  static Ports free() {
    return of(FreePorts.choose(SERVICES.size())::get);
  }

  private static Ports of(IntUnaryOperator port) {
    Map<String, Integer> ports = new LinkedHashMap<>();
    for (int i = 0; i < SERVICES.size(); i++) {
      ports.put(SERVICES.get(i), port.applyAsInt(i));
    }
    return new Ports(ports);
  }

  int of(String service) {
    Integer port = byService.get(service);
    if (port == null) {
      throw new IllegalArgumentException(
          "service: " + service + " (expected: one of " + SERVICES + ")");
    }
    return port;
  }
}
