package io.candor.kit.relay;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Carries a trace over the outbox: the `traceparent` of the call that handed a record over is
/// stored with it, and the call that delivers it continues that trace.
final class RelayTracing {

  // A batch may hold hundreds of traces; more links than this nobody reads.
  private static final int MOST_LINKS = 32;

  private static final TextMapGetter<String> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceParent) {
          return List.of(TraceParents.KEY);
        }

        @Override
        public @Nullable String get(@Nullable String traceParent, String key) {
          return TraceParents.KEY.equals(key) ? traceParent : null;
        }
      };

  private final Tracer tracer;
  private final String hop;

  RelayTracing(OpenTelemetry telemetry, String hop) {
    this.tracer = telemetry.getTracer("io.candor.kit.relay");
    this.hop = hop;
  }

  /// Starts the span of one delivery: in the trace of the batch's first traced record, linked to
  /// the others.
  Span start(List<OutgoingRecord> batch) {
    List<String> traceParents =
        batch.stream()
            .flatMap(sent -> java.util.stream.Stream.ofNullable(sent.traceParent()))
            .distinct()
            .limit(1L + MOST_LINKS)
            .toList();
    SpanBuilder span =
        tracer
            .spanBuilder("relay " + hop)
            .setSpanKind(SpanKind.PRODUCER)
            .setAttribute("candor.relay.hop", hop)
            .setAttribute("candor.relay.batch.size", batch.size());
    if (traceParents.isEmpty()) {
      return span.setNoParent().startSpan();
    }
    span.setParent(extract(traceParents.getFirst()));
    for (String other : traceParents.subList(1, traceParents.size())) {
      span.addLink(Span.fromContext(extract(other)).getSpanContext());
    }
    return span.startSpan();
  }

  private static Context extract(String traceParent) {
    return W3CTraceContextPropagator.getInstance().extract(Context.root(), traceParent, GETTER);
  }
}
