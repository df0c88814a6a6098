package io.candor.kit.grpc;

import io.grpc.Context;
import io.grpc.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The deadline of the call that the current thread serves.
public final class CallDeadline {
  private CallDeadline() {}

  /// The time left, zero or negative once it has passed; empty outside of calls and in calls
  /// without a deadline.
  public static Optional<Duration> remaining() {
    Deadline deadline = Context.current().getDeadline();
    return Optional.ofNullable(deadline)
        .map(it -> Duration.ofNanos(it.timeRemaining(TimeUnit.NANOSECONDS)));
  }

  /// Whether the caller has gone or its time is over, so that further work is for nobody.
  public static boolean isOver() {
    return Context.current().isCancelled()
        || remaining().map(left -> left.isZero() || left.isNegative()).orElse(false);
  }
}
