package io.candor.kit.error;

/// The kinds of failure that a service may answer with. Each is one canonical gRPC code; bugs have
/// no category, because nobody throws them on purpose.
public enum ErrorCategory {
  /// The request is wrong whatever the state: no retry.
  INVALID_ARGUMENT,
  /// The named resource is not there, or not for this caller.
  NOT_FOUND,
  /// The resource is there already, with other content.
  ALREADY_EXISTS,
  /// The state does not allow it: retry after the state has changed.
  FAILED_PRECONDITION,
  /// Somebody else was first (a stale etag, a lost fence): read again, then retry.
  ABORTED,
  /// The caller is not known.
  UNAUTHENTICATED,
  /// The caller is known and not allowed.
  PERMISSION_DENIED,
  /// Too much at once: retry after the delay in the answer.
  RESOURCE_EXHAUSTED,
  /// A store or a peer is away: retry after the delay in the answer.
  UNAVAILABLE,
  /// The time that the caller gave was used up.
  DEADLINE_EXCEEDED
}
