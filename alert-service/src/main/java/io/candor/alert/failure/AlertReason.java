package io.candor.alert.failure;

import io.candor.kit.error.ErrorCategory;
import io.candor.kit.error.ErrorReason;

/// Reasons of alert-service, domain `alert.candor.io`.
public enum AlertReason implements ErrorReason {
  /// A finding breaks rules of the contract; each is a field violation.
  FINDING_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// An erased subject breaks rules of the contract; each is a field violation.
  ERASED_SUBJECT_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// No incident of this name. Carries the resource.
  INCIDENT_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// The incident is resolved and cannot be acknowledged. Carries the precondition `STATE`.
  INCIDENT_RESOLVED(ErrorCategory.FAILED_PRECONDITION),
  /// Only a resolved incident can be closed. Carries the precondition `STATE`.
  INCIDENT_NOT_RESOLVED(ErrorCategory.FAILED_PRECONDITION),
  /// A closed incident takes no follow-ups. Carries the precondition `STATE`.
  INCIDENT_CLOSED(ErrorCategory.FAILED_PRECONDITION),
  /// Somebody behind the incident is still to be told. Metadata: `toTellCount`.
  FOLLOW_UPS_LEFT(ErrorCategory.FAILED_PRECONDITION),
  /// No review of this name. Carries the resource.
  REVIEW_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// No action item of this name. Carries the resource.
  ACTION_ITEM_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// A review pack breaks rules of the contract; each is a field violation.
  REVIEW_PACK_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// No silence of this name. Carries the resource.
  SILENCE_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// Somebody else changed the resource since it was read. Metadata: `etag`, the one it has now.
  ETAG_MISMATCH(ErrorCategory.ABORTED),
  /// A routing breaks rules; each is a field violation.
  ROUTING_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// No receiver of this name. Carries the resource.
  RECEIVER_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// No directive of this name. Carries the resource.
  DIRECTIVE_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// Nobody has named a rollback owner of the deployment. Carries the resource.
  ROLLBACK_AUTHORITY_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// An order needs a rollback owner, and none is known. Carries the precondition `ROLLBACK_OWNER`.
  ROLLBACK_OWNER_UNKNOWN(ErrorCategory.FAILED_PRECONDITION),
  /// The actor is neither the rollback owner nor the deputy. Metadata: `deployment`.
  NOT_ROLLBACK_OWNER(ErrorCategory.PERMISSION_DENIED),
  /// The directive was decided before, in another way. Carries the precondition `STATE`.
  DIRECTIVE_DECIDED(ErrorCategory.FAILED_PRECONDITION),
  /// The directive is not in force, so no platform can answer it. Carries the precondition `STATE`.
  DIRECTIVE_NOT_ORDERED(ErrorCategory.FAILED_PRECONDITION),
  /// The directive would change nothing, or makes no sense for the deployment as it is. Carries the
  /// precondition `DEPLOYMENT_STATE`.
  DIRECTIVE_NOT_APPLICABLE(ErrorCategory.FAILED_PRECONDITION);

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
