package io.candor.alert.failure;

import io.candor.kit.error.ErrorCategory;
import io.candor.kit.error.ErrorReason;

/// Reasons of alert-service, domain `alert.candor.io`.
public enum AlertReason implements ErrorReason {
  /// A finding breaks rules of the contract; each is a field violation.
  FINDING_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// No incident of this name. Carries the resource.
  INCIDENT_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// The incident is resolved and cannot be acknowledged. Carries the precondition `STATE`.
  INCIDENT_RESOLVED(ErrorCategory.FAILED_PRECONDITION),
  /// Somebody else changed the resource since it was read. Metadata: `etag`, the one it has now.
  ETAG_MISMATCH(ErrorCategory.ABORTED),
  /// A routing breaks rules; each is a field violation.
  ROUTING_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// No receiver of this name. Carries the resource.
  RECEIVER_NOT_FOUND(ErrorCategory.NOT_FOUND);

  /// Who defines these reasons.
  public static final String DOMAIN = "alert.candor.io";

  private final ErrorCategory category;

  AlertReason(ErrorCategory category) {
    this.category = category;
  }

  @Override
  public ErrorCategory category() {
    return category;
  }

  @Override
  public String domain() {
    return DOMAIN;
  }
}
