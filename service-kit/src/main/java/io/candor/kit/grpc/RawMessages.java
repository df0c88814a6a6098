package io.candor.kit.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Lets interceptors stand outside of the reading of messages.
///
/// grpc-java reads a request before it calls any interceptor, and answers `UNKNOWN` if that fails.
/// Here the transport hands over the bytes, and the message is read inside the chain, where the
/// failure can be mapped.
final class RawMessages {
  private static final MethodDescriptor.Marshaller<InputStream> BYTES =
      new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(InputStream value) {
          return value;
        }

        @Override
        public InputStream parse(InputStream stream) {
          // Read at once by the inner method, before the transport closes it.
          return stream;
        }
      };

  private RawMessages() {}

  /// The service with methods that take and give bytes.
  static ServerServiceDefinition of(ServerServiceDefinition service) {
    List<ServerMethodDefinition<?, ?>> methods = new ArrayList<>();
    for (ServerMethodDefinition<?, ?> method : service.getMethods()) {
      methods.add(marking(method));
    }
    ServiceDescriptor.Builder descriptor =
        ServiceDescriptor.newBuilder(service.getServiceDescriptor().getName())
            .setSchemaDescriptor(service.getServiceDescriptor().getSchemaDescriptor());
    methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
    ServerServiceDefinition.Builder marked = ServerServiceDefinition.builder(descriptor.build());
    methods.forEach(marked::addMethod);
    return ServerInterceptors.useMarshalledMessages(marked.build(), BYTES);
  }

  private static <Q, R> ServerMethodDefinition<Q, R> marking(ServerMethodDefinition<Q, R> method) {
    MethodDescriptor<Q, R> descriptor = method.getMethodDescriptor();
    return ServerMethodDefinition.create(
        descriptor.toBuilder()
            .setRequestMarshaller(new MarkingMarshaller<>(descriptor.getRequestMarshaller()))
            .build(),
        method.getServerCallHandler());
  }

  /// Marks what reading a message throws, so that it is told from what a method throws.
  private record MarkingMarshaller<T>(MethodDescriptor.Marshaller<T> delegate)
      implements MethodDescriptor.Marshaller<T> {
    @Override
    public InputStream stream(T value) {
      return delegate.stream(value);
    }

    @Override
    public T parse(InputStream stream) {
      try {
        return delegate.parse(stream);
      } catch (RuntimeException e) {
        throw new RequestParseException(e);
      }
    }
  }
}
