package io.candor.classifier;

import io.candor.kit.error.ErrorCategory;
import io.candor.kit.error.ErrorReason;

/// Why a call of this service failed. Callers branch on the name; names are never reused.
public enum ClassifierReason implements ErrorReason {
  /// The sentence model has too much waiting; metadata `queueLimit`. Try again after RetryInfo.
  EMBEDDING_OVERLOADED(ErrorCategory.RESOURCE_EXHAUSTED),
  /// The service is stopping, or the caller went away. Try again after RetryInfo.
  EMBEDDING_INTERRUPTED(ErrorCategory.UNAVAILABLE),
  /// A record of a batch whose time was used up by those before it. Try again after RetryInfo.
  RECORD_NOT_REACHED(ErrorCategory.RESOURCE_EXHAUSTED),
  /// A record's name is not that of its body or not of the request's workspace.
  RECORD_NAME_MISMATCH(ErrorCategory.INVALID_ARGUMENT),
  /// A field of a record breaks the contract.
  RECORD_INVALID(ErrorCategory.INVALID_ARGUMENT);

  private final ErrorCategory category;

  ClassifierReason(ErrorCategory category) {
    this.category = category;
  }

  @Override
  public ErrorCategory category() {
    return category;
  }

  @Override
  public String domain() {
    return "classifier.candor.io";
  }
}
