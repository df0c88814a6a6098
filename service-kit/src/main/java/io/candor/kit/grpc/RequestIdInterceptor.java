package io.candor.kit.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes the caller's request id, or makes one, and returns it in the trailers.
final class RequestIdInterceptor implements ServerInterceptor {
  // What is safe to write into a log line and a header as it is.
  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final Supplier<UUID> uuids;

  RequestIdInterceptor(Supplier<UUID> uuids) {
    this.uuids = uuids;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    String id = accepted(headers.get(RequestIds.HEADER));
    ServerCall<Q, R> withTrailer =
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void close(Status status, Metadata trailers) {
            trailers.discardAll(RequestIds.HEADER);
            trailers.put(RequestIds.HEADER, id);
            super.close(status, trailers);
          }
        };
    return Contexts.interceptCall(
        Context.current().withValue(RequestIds.KEY, id), withTrailer, headers, next);
  }

  private String accepted(@Nullable String id) {
    return id != null && ACCEPTED.matcher(id).matches() ? id : uuids.get().toString();
  }
}
