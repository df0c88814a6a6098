package io.candor.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.kit.grpc.HealthServer;
import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceRunnerSmokeTest {
  @Test
  void serves_health() {
    try (RunningService service = ServiceRunner.start("probe", Map.of())) {
      ManagedChannel channel =
          NettyChannelBuilder.forAddress("127.0.0.1", service.healthPort()).usePlaintext().build();
      try {
        assertThat(
                HealthGrpc.newBlockingStub(channel)
                    .check(
                        HealthCheckRequest.newBuilder().setService(HealthServer.LIVENESS).build())
                    .getStatus())
            .isEqualTo(ServingStatus.SERVING);
        assertThat(service.port()).isPositive();
      } finally {
        channel.shutdownNow();
      }
    }
  }
}
