package io.candor.kit.grpc;

import io.candor.kit.error.CandorException;
import io.candor.kit.error.KitReason;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Gives unary calls that bring no deadline one, and starts nothing whose time is over.
final class DeadlineInterceptor implements ServerInterceptor {
  private final Duration defaultDeadline;
  private final ScheduledExecutorService timer;

  DeadlineInterceptor(Duration defaultDeadline, ScheduledExecutorService timer) {
    this.defaultDeadline = defaultDeadline;
    this.timer = timer;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    refuseIfOver();
    boolean unary =
        call.getMethodDescriptor().getType().clientSendsOneMessage()
            && call.getMethodDescriptor().getType().serverSendsOneMessage();
    if (!unary || Context.current().getDeadline() != null) {
      return new LateWorkRefusal<>(next.startCall(call, headers));
    }
    Context.CancellableContext limited =
        Context.current().withDeadlineAfter(defaultDeadline.toNanos(), TimeUnit.NANOSECONDS, timer);
    limited.addListener(
        context -> {
          if (context.isCancelled() && isOverdue(context)) {
            call.close(Status.DEADLINE_EXCEEDED, new Metadata());
          }
        },
        Runnable::run);
    ServerCall.Listener<Q> listener =
        Contexts.interceptCall(
            limited, call, headers, (c, h) -> new LateWorkRefusal<>(next.startCall(c, h)));
    return new ContextEnd<>(listener, limited);
  }

  private static boolean isOverdue(Context context) {
    return context.getDeadline() != null && context.getDeadline().isExpired();
  }

  private static void refuseIfOver() {
    if (CallDeadline.isOver()) {
      throw CandorException.of(KitReason.DEADLINE_EXCEEDED)
          .message("The deadline of the call had passed before its work began.")
          .build();
    }
  }

  /// Looks again when the method is about to run: the call may have waited for its thread.
  private static final class LateWorkRefusal<Q> extends SimpleForwardingServerCallListener<Q> {
    LateWorkRefusal(ServerCall.Listener<Q> delegate) {
      super(delegate);
    }

    @Override
    public void onHalfClose() {
      refuseIfOver();
      super.onHalfClose();
    }
  }

  /// Ends the timer of the default deadline with the call.
  private static final class ContextEnd<Q> extends SimpleForwardingServerCallListener<Q> {
    private final Context.CancellableContext context;

    ContextEnd(ServerCall.Listener<Q> delegate, Context.CancellableContext context) {
      super(delegate);
      this.context = context;
    }

    @Override
    public void onComplete() {
      try {
        super.onComplete();
      } finally {
        context.cancel(null);
      }
    }

    @Override
    public void onCancel() {
      try {
        super.onCancel();
      } finally {
        context.cancel(null);
      }
    }
  }
}
