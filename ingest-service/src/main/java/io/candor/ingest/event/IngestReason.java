package io.candor.ingest.event;

import io.candor.kit.error.ErrorCategory;
import io.candor.kit.error.ErrorReason;

/// Why this service refuses, domain `ingest.candor.io`.
public enum IngestReason implements ErrorReason {
  /// An event breaks rules; each is a field violation whose path begins at the event.
  EVENT_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// The event id is taken by an event with other content; metadata `eventId`.
  EVENT_ID_REUSED(ErrorCategory.ALREADY_EXISTS),
  /// The first message of a stream names no parent, or a later one names another.
  STREAM_PARENT_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// No snapshot of the conversation has been accepted.
  CONVERSATION_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// No report of the account has been accepted.
  ACCOUNT_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// There is no such erasure.
  ERASURE_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// A time range ends before it starts.
  TIME_RANGE_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// As many batches as this replica takes are being written.
  INTAKE_OVERLOADED(ErrorCategory.RESOURCE_EXHAUSTED);

  private final ErrorCategory category;

  IngestReason(ErrorCategory category) {
    this.category = category;
  }

  @Override
  public ErrorCategory category() {
    return category;
  }

  @Override
  public String domain() {
    return "ingest.candor.io";
  }
}
