package io.candor.cli;

import com.google.protobuf.Message;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One server that answers every unary method of the contracts it is given with fixed messages.
final class FakeSuite implements AutoCloseable {
  final List<Message> requests = new ArrayList<>();
  final List<String> authorizations = new ArrayList<>();
  private final NettyServerBuilder builder =
      NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  private @Nullable Server server;

  /// Answers a method with a response.
  <Q extends Message, A extends Message> FakeSuite answer(
      MethodDescriptor<Q, A> method, A response) {
    return handle(method, response, null);
  }

  /// Lets a method fail.
  <Q extends Message, A extends Message> FakeSuite fail(
      MethodDescriptor<Q, A> method, StatusRuntimeException failure) {
    return handle(method, null, failure);
  }

  private <Q extends Message, A extends Message> FakeSuite handle(
      MethodDescriptor<Q, A> method,
      @Nullable A response,
      @Nullable StatusRuntimeException failure) {
    ServerMethodDefinition<Q, A> definition =
        ServerMethodDefinition.create(
            method,
            ServerCalls.asyncUnaryCall(
                (request, observer) -> {
                  requests.add(request);
                  if (failure != null) {
                    observer.onError(failure);
                  } else if (response != null) {
                    observer.onNext(response);
                    observer.onCompleted();
                  }
                }));
    builder.addService(
        ServerServiceDefinition.builder(
                ServiceDescriptor.newBuilder(method.getServiceName()).addMethod(method).build())
            .addMethod(definition)
            .build());
    return this;
  }

  FakeSuite start() throws IOException {
    server = builder.intercept(new Hearing()).build().start();
    return this;
  }

  CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--target");
    all.add(target());
    return CommandRun.of(all.toArray(String[]::new));
  }

  /// Its address.
  String target() {
    return "127.0.0.1:" + Objects.requireNonNull(server).getPort();
  }

  private final class Hearing implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      String authorization =
          headers.get(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER));
      if (authorization != null) {
        authorizations.add(authorization);
      }
      return next.startCall(call, headers);
    }
  }

  @Override
  public void close() throws InterruptedException {
    if (server != null) {
      server.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
    }
  }
}
