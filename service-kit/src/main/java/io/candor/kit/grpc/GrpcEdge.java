package io.candor.kit.grpc;

import com.google.protobuf.Message;
import io.candor.kit.access.AccessControl;
import io.candor.kit.validation.ContractValidator;
import io.grpc.BindableService;
import io.grpc.HandlerRegistry;
import io.grpc.MethodDescriptor;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.grpc.v1_6.GrpcTelemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;

/// The interceptors of every service, in their order; the same in production and in tests.
///
/// From the outside in: request id, telemetry, log context, error mapping, load limit, who calls,
/// deadline; then the request is read; then whether they may, and validation.
public final class GrpcEdge {
  private final List<ServerInterceptor> outside;
  private final List<ServerInterceptor> inside;
  private final ContractValidator validator;
  private final LoadLimitInterceptor loadLimit;
  private final List<ServerInterceptor> unknownMethods;

  /// @param timer for default deadlines; not closed here
  public GrpcEdge(
      GrpcConfig config,
      ContractValidator validator,
      AccessControl access,
      OpenTelemetry telemetry,
      ScheduledExecutorService timer) {
    this.validator = validator;
    this.loadLimit =
        new LoadLimitInterceptor(config.maxConcurrentCalls(), config.maxConcurrentStreams());
    ServerInterceptor requestId = new RequestIdInterceptor(UUID::randomUUID);
    ServerInterceptor errorMapping = new ErrorMappingInterceptor(new ErrorMapper());
    List<ServerInterceptor> before = new ArrayList<>();
    before.add(requestId);
    before.add(GrpcTelemetry.create(telemetry).createServerInterceptor());
    before.add(new LogContextInterceptor());
    before.add(errorMapping);
    before.add(loadLimit);
    before.addAll(access.outside());
    before.add(new DeadlineInterceptor(config.defaultDeadline(), timer));
    this.outside = List.copyOf(before);
    List<ServerInterceptor> after = new ArrayList<>(access.inside());
    after.add(new ValidationInterceptor(validator));
    this.inside = List.copyOf(after);
    // Without telemetry: a method name that a stranger made up must not become a metric label.
    this.unknownMethods = List.of(requestId, errorMapping);
  }

  /// The service behind all interceptors.
  public ServerServiceDefinition protect(BindableService service) {
    ServerServiceDefinition bound = service.bindService();
    warmUp(bound);
    return ServerInterceptors.interceptForward(
        RawMessages.of(ServerInterceptors.interceptForward(bound, inside)), outside);
  }

  /// What answers methods that no service has.
  public HandlerRegistry unknownMethods() {
    return new UnknownMethods(unknownMethods);
  }

  /// Calls and streams that are open now.
  public int countOpenCalls() {
    return loadLimit.countOpen();
  }

  private void warmUp(ServerServiceDefinition service) {
    List<Message> prototypes = new ArrayList<>();
    for (ServerMethodDefinition<?, ?> method : service.getMethods()) {
      if (method.getMethodDescriptor().getRequestMarshaller()
              instanceof MethodDescriptor.PrototypeMarshaller<?> marshaller
          && marshaller.getMessagePrototype() instanceof Message prototype) {
        prototypes.add(prototype);
      }
    }
    validator.warmUp(prototypes);
  }
}
