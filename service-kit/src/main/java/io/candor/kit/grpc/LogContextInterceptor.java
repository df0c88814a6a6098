package io.candor.kit.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.slf4j.MDC;

/// Writes request id, trace id and method into the log lines of a call.
final class LogContextInterceptor implements ServerInterceptor {

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    String method = call.getMethodDescriptor().getFullMethodName();
    try (LogContext ignored = LogContext.open(method)) {
      ServerCall.Listener<Q> listener = next.startCall(call, headers);
      return new CallbackInterceptor<>(listener) {
        @Override
        void around(Runnable callback) {
          try (LogContext inner = LogContext.open(method)) {
            callback.run();
          }
        }
      };
    }
  }

  /// Log context of one callback, closed at its end.
  private record LogContext() implements AutoCloseable {
    static LogContext open(String method) {
      MDC.put("request_id", RequestIds.current());
      MDC.put("method", method);
      SpanContext span = Span.current().getSpanContext();
      if (span.isValid()) {
        MDC.put("trace_id", span.getTraceId());
        MDC.put("span_id", span.getSpanId());
      }
      return new LogContext();
    }

    @Override
    public void close() {
      MDC.remove("request_id");
      MDC.remove("method");
      MDC.remove("trace_id");
      MDC.remove("span_id");
    }
  }
}
