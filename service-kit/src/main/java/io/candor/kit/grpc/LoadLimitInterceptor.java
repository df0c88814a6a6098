package io.candor.kit.grpc;

import io.candor.kit.error.CandorException;
import io.candor.kit.error.KitReason;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Refuses calls above a number that run at the same time, before they cost anything.
///
/// Streams are counted apart: they are long, and would else leave no room for short calls. A call
/// counts until its method has returned, even if its caller has gone.
final class LoadLimitInterceptor implements ServerInterceptor {
  private static final Duration SHORTEST_DELAY = Duration.ofMillis(500);
  private static final int DELAY_SPREAD_MILLIS = 1_000;

  private final int maxCalls;
  private final int maxStreams;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger streams = new AtomicInteger();

  LoadLimitInterceptor(int maxCalls, int maxStreams) {
    this.maxCalls = maxCalls;
    this.maxStreams = maxStreams;
  }

  /// Calls and streams that are open.
  int countOpen() {
    return calls.get() + streams.get();
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    boolean unary =
        call.getMethodDescriptor().getType().clientSendsOneMessage()
            && call.getMethodDescriptor().getType().serverSendsOneMessage();
    AtomicInteger open = unary ? calls : streams;
    if (open.incrementAndGet() > (unary ? maxCalls : maxStreams)) {
      open.decrementAndGet();
      throw overloaded();
    }
    AtomicBoolean counted = new AtomicBoolean(true);
    Runnable release =
        () -> {
          if (counted.compareAndSet(true, false)) {
            open.decrementAndGet();
          }
        };
    ServerCall.Listener<Q> listener;
    try {
      listener = next.startCall(call, headers);
    } catch (RuntimeException | Error e) {
      release.run();
      throw e;
    }
    // One of the two comes last for every call, after the callback that runs its method.
    return new SimpleForwardingServerCallListener<>(listener) {
      @Override
      public void onComplete() {
        try {
          super.onComplete();
        } finally {
          release.run();
        }
      }

      @Override
      public void onCancel() {
        try {
          super.onCancel();
        } finally {
          release.run();
        }
      }
    };
  }

  private static CandorException overloaded() {
    // Spread, so that the refused do not come back all at once.
    Duration delay =
        SHORTEST_DELAY.plusMillis(ThreadLocalRandom.current().nextInt(DELAY_SPREAD_MILLIS));
    return CandorException.of(KitReason.OVERLOADED)
        .message("As many calls as this replica takes are running.")
        .retryAfter(delay)
        .build();
  }
}
