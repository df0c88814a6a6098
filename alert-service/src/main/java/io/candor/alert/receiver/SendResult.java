package io.candor.alert.receiver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a send ended.
public sealed interface SendResult {
  /// The HTTP status that was answered; 0 when there was none.
  int httpStatus();

  /// The receiver took it.
  record Sent(int httpStatus) implements SendResult {}

  /// It failed, and a later attempt may mend it.
  ///
  /// @param after the shortest wait that the receiver asked for; absent when it did not
  record Retryable(FailureReason reason, int httpStatus, @Nullable Duration after)
      implements SendResult {}

  /// It failed for good.
  record Rejected(FailureReason reason, int httpStatus) implements SendResult {}

  /// A failure without an answer, retryable or not as its reason says.
  static SendResult failed(FailureReason reason) {
    return reason.isRetryable() ? new Retryable(reason, 0, null) : new Rejected(reason, 0);
  }
}
