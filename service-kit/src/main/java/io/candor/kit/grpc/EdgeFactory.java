package io.candor.kit.grpc;

import io.candor.kit.access.AccessControl;
import io.candor.kit.validation.ContractValidator;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// Wires the edge of a service.
@Factory
final class EdgeFactory {

  @Bean(preDestroy = "shutdownNow")
  @Singleton
  @Named("deadlines")
  ScheduledExecutorService deadlineTimer() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("grpc-deadlines").factory());
  }

  @Singleton
  GrpcEdge grpcEdge(
      GrpcConfig config,
      ContractValidator validator,
      AccessControl access,
      OpenTelemetry telemetry,
      @Named("deadlines") ScheduledExecutorService timer) {
    return new GrpcEdge(config, validator, access, telemetry, timer);
  }
}
