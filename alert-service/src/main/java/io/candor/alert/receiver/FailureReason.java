package io.candor.alert.receiver;

/// Why a notification was not taken. Also the label `reason` of the metrics, and the reason of dead
/// letters.
public enum FailureReason {
  /// The target is inside the network of the service, or not https.
  TARGET_REFUSED(false),
  /// The target's name has no address.
  NAME_UNKNOWN(true),
  /// No connection, or it broke.
  CONNECTION_FAILED(true),
  /// The target's certificate does not prove its name.
  TLS_FAILED(true),
  /// No whole answer within 15 s.
  TIMED_OUT(true),
  /// The receiver is in quiet hours; nothing was sent.
  QUIET_HOURS(true),
  /// Answered 429.
  RATE_LIMITED(true),
  /// Answered 408 or 5xx.
  SERVER_ERROR(true),
  /// Answered 3xx: redirects are never followed.
  REDIRECTED(true),
  /// Answered 410: the endpoint is gone, and the receiver is disabled.
  ENDPOINT_GONE(false),
  /// Answered another 4xx. Tried again all the same, as Standard Webhooks does: an endpoint that is
  /// being repaired answers 404 for a while.
  REFUSED_BY_RECEIVER(true),
  /// A secret is not there; it may be put there.
  SECRET_MISSING(true),
  /// A signing secret is not `whsec_` and base64 of 24 to 64 bytes.
  SECRET_INVALID(false),
  /// The receiver is disabled.
  RECEIVER_DISABLED(false),
  /// The receiver is no longer configured.
  RECEIVER_REMOVED(false),
  /// The stored notification cannot be read.
  NOTIFICATION_UNREADABLE(false);

  private final boolean retryable;

  FailureReason(boolean retryable) {
    this.retryable = retryable;
  }

  /// Whether a later attempt may mend it.
  public boolean isRetryable() {
    return retryable;
  }
}
