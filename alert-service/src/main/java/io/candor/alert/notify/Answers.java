package io.candor.alert.notify;

import io.candor.alert.egress.PostResult;
import io.candor.alert.egress.PostResult.Answered;
import io.candor.alert.egress.PostResult.Failed;
import io.candor.alert.receiver.FailureReason;
import io.candor.alert.receiver.SendResult;
import io.candor.alert.receiver.SendResult.Rejected;
import io.candor.alert.receiver.SendResult.Retryable;
import io.candor.alert.receiver.SendResult.Sent;

/// Judges what came of a POST, the same for every channel over HTTP: any 2xx is taken, 410 is the
/// end, everything else is tried again.
public final class Answers {
  private Answers() {}

  /// What the answer means for the notification.
  public static SendResult judge(PostResult result) {
    return switch (result) {
      case Answered answered -> judge(answered);
      case Failed failed -> SendResult.failed(reason(failed.failure()));
    };
  }

  private static SendResult judge(Answered answered) {
    int status = answered.status();
    if (status >= 200 && status < 300) {
      return new Sent(status);
    }
    FailureReason reason = reason(status);
    return reason.isRetryable()
        ? new Retryable(reason, status, answered.retryAfter())
        : new Rejected(reason, status);
  }

  private static FailureReason reason(int status) {
    if (status == 410) {
      return FailureReason.ENDPOINT_GONE;
    }
    if (status == 429) {
      return FailureReason.RATE_LIMITED;
    }
    if (status >= 500 || status == 408) {
      return FailureReason.SERVER_ERROR;
    }
    return status >= 300 && status < 400
        ? FailureReason.REDIRECTED
        : FailureReason.REFUSED_BY_RECEIVER;
  }

  private static FailureReason reason(PostResult.Failure failure) {
    return switch (failure) {
      case TARGET_REFUSED -> FailureReason.TARGET_REFUSED;
      case NAME_UNKNOWN -> FailureReason.NAME_UNKNOWN;
      case CONNECTION_FAILED -> FailureReason.CONNECTION_FAILED;
      case TLS_FAILED -> FailureReason.TLS_FAILED;
      case TIMED_OUT -> FailureReason.TIMED_OUT;
    };
  }
}
