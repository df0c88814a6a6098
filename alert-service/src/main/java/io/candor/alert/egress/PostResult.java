package io.candor.alert.egress;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a POST ended.
public sealed interface PostResult {
  /// The other side answered.
  ///
  /// @param status the HTTP status, 100 to 599
  /// @param retryAfter how long it asked to wait; absent when it did not
  record Answered(int status, @Nullable Duration retryAfter) implements PostResult {}

  /// There was no answer; whether the request arrived is unknown.
  ///
  /// @param failure why
  record Failed(Failure failure) implements PostResult {}

  /// Why there was no answer.
  enum Failure {
    /// The target must not be connected to.
    TARGET_REFUSED,
    /// The name has no address.
    NAME_UNKNOWN,
    /// No connection, or it broke.
    CONNECTION_FAILED,
    /// The other side's certificate does not prove its name.
    TLS_FAILED,
    /// No whole answer in time.
    TIMED_OUT
  }
}
