package io.candor.kit.relay;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The W3C `traceparent` that is stored with what is handed over.
public final class TraceParents {

  static final String KEY = "traceparent";

  private TraceParents() {}

  /// The value of the current span; null if the current call is not traced.
  public static @Nullable String current() {
    AtomicReference<@Nullable String> injected = new AtomicReference<>();
    W3CTraceContextPropagator.getInstance()
        .inject(
            Context.current(),
            injected,
            (carrier, key, value) -> {
              if (carrier != null && KEY.equals(key)) {
                carrier.set(value);
              }
            });
    return injected.get();
  }
}
