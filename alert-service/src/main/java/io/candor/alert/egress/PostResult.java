package io.candor.alert.egress;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a request ended.
public sealed interface PostResult {
  /// The other side answered.
  ///
  /// @param status the HTTP status, 100 to 599
  /// @param retryAfter how long it asked to wait; absent when it did not
  /// @param body what it said, at most 64 KiB; empty where nobody asked for it
  record Answered(int status, @Nullable Duration retryAfter, String body) implements PostResult {
    /// An answer whose body nobody asked for.
    public Answered(int status, @Nullable Duration retryAfter) {
      this(status, retryAfter, "");
    }
  }

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
