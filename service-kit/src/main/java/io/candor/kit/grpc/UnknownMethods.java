package io.candor.kit.grpc;

import com.google.rpc.Code;
import io.candor.kit.error.ErrorStatuses;
import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.protobuf.StatusProto;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Answers methods that no service has: `UNIMPLEMENTED` with its `ErrorInfo`, which grpc-java's own
/// answer lacks.
final class UnknownMethods extends HandlerRegistry {
  private static final MethodDescriptor.Marshaller<InputStream> NOTHING =
      new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(InputStream value) {
          return value;
        }

        @Override
        public InputStream parse(InputStream stream) {
          return new ByteArrayInputStream(new byte[0]);
        }
      };

  private final List<ServerInterceptor> interceptors;

  /// @param interceptors the first one stands outermost
  UnknownMethods(List<ServerInterceptor> interceptors) {
    this.interceptors = List.copyOf(interceptors);
  }

  @Override
  public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
    ServerCallHandler<InputStream, InputStream> handler = UnknownMethods::refuse;
    for (ServerInterceptor interceptor : interceptors.reversed()) {
      ServerCallHandler<InputStream, InputStream> next = handler;
      handler = (call, headers) -> interceptor.interceptCall(call, headers, next);
    }
    return ServerMethodDefinition.create(
        MethodDescriptor.<InputStream, InputStream>newBuilder()
            .setType(MethodDescriptor.MethodType.UNKNOWN)
            .setFullMethodName(name)
            .setRequestMarshaller(NOTHING)
            .setResponseMarshaller(NOTHING)
            .build(),
        handler);
  }

  private static <Q, R> ServerCall.Listener<Q> refuse(ServerCall<Q, R> call, Metadata headers) {
    var status =
        StatusProto.toStatusRuntimeException(
            ErrorStatuses.withReason(
                Code.UNIMPLEMENTED, "METHOD_UNKNOWN", "This service has no such method."));
    call.close(
        status.getStatus(), Objects.requireNonNullElseGet(status.getTrailers(), Metadata::new));
    return new ServerCall.Listener<>() {};
  }
}
