package io.candor.kit.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrpcConfigTest {
  @Test
  void defaults() {
    assertThat(read(Map.of()))
        .isEqualTo(
            new GrpcConfig(
                0,
                0,
                "0.0.0.0",
                false,
                8 * 1024 * 1024,
                8 * 1024,
                256,
                1_000,
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10)));
  }

  @Test
  void names() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("candor.grpc.port", 1);
    properties.put("candor.grpc.health-port", 2);
    properties.put("candor.grpc.host", "127.0.0.1");
    properties.put("candor.grpc.reflection", true);
    properties.put("candor.grpc.max-request-bytes", 3);
    properties.put("candor.grpc.max-metadata-bytes", 4);
    properties.put("candor.grpc.max-concurrent-calls", 5);
    properties.put("candor.grpc.max-concurrent-streams", 6);
    properties.put("candor.grpc.default-deadline", "7s");
    properties.put("candor.grpc.drain-timeout", "8s");
    properties.put("candor.grpc.background-drain-timeout", "9s");

    assertThat(read(properties))
        .isEqualTo(
            new GrpcConfig(
                1,
                2,
                "127.0.0.1",
                true,
                3,
                4,
                5,
                6,
                Duration.ofSeconds(7),
                Duration.ofSeconds(8),
                Duration.ofSeconds(9)));
  }

  private static GrpcConfig read(Map<String, Object> properties) {
    try (ApplicationContext context = ApplicationContext.run(properties)) {
      return context.getBean(GrpcConfig.class);
    }
  }
}
