package io.candor.metrics;

import io.candor.kit.error.ErrorCategory;
import io.candor.kit.error.ErrorReason;

/// Reasons that the metrics service answers with, domain `metrics.candor.io`.
public enum MetricsReason implements ErrorReason {
  /// A fact contradicts itself, or a value of it is outside its range.
  FACT_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// The fact's name is of another workspace, or does not fit its body.
  FACT_NAME_MISMATCH(ErrorCategory.INVALID_ARGUMENT),
  /// The text is not an ISO week of the calendar.
  WEEK_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// The weeks asked for are too many or end before they start.
  WEEK_RANGE_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// There is no such deployment.
  DEPLOYMENT_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// The deployment has no such baseline.
  BASELINE_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// There is nothing to take the baseline from, or its figures contradict each other.
  BASELINE_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// There is no such finding.
  FINDING_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// The finding is no open fall of attempt rate or containment.
  LEVEL_NOT_ACCEPTABLE(ErrorCategory.FAILED_PRECONDITION),
  /// The values contradict each other, or do not belong to a deployment.
  SETTINGS_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// Facts have already been counted by the value that is to be changed.
  SETTINGS_COUNTED(ErrorCategory.FAILED_PRECONDITION),
  /// The resource has changed since it was read.
  ETAG_MISMATCH(ErrorCategory.ABORTED);

  /// Who defines these reasons.
  public static final String DOMAIN = "metrics.candor.io";

  private final ErrorCategory category;

  MetricsReason(ErrorCategory category) {
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
