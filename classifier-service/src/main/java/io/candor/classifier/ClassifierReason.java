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
  RECORD_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// A taxonomy, or an edit of one, breaks rules; every one is named.
  TAXONOMY_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// The taxonomy has changed since it was read. Read it again.
  TAXONOMY_CHANGED(ErrorCategory.ABORTED),
  /// The id of a new area, theme or archetype was used before.
  TAXONOMY_ID_TAKEN(ErrorCategory.ALREADY_EXISTS),
  /// The workspace has no such area.
  AREA_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// The workspace has no such theme.
  THEME_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// The workspace has no such archetype.
  ARCHETYPE_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// Only a theme that is emerging can be accepted or rejected.
  THEME_NOT_EMERGING(ErrorCategory.FAILED_PRECONDITION),
  /// There is no such pass over the history.
  RELABELLING_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// The record, or the comment in it that a correction is about, is not there or has no words.
  VERBATIM_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// The workspace's taxonomy never had such a version.
  TAXONOMY_VERSION_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// There is no such document, or no such version of it.
  POLICY_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// A policy file or an assertion is not of the form; every place is named.
  POLICY_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// The document has changed since the version that the change is based on; metadata `version`.
  POLICY_VERSION_MISMATCH(ErrorCategory.ABORTED),
  /// Another document of the workspace has an assertion of this id.
  ASSERTION_ID_TAKEN(ErrorCategory.ALREADY_EXISTS),
  /// The settings have changed since they were read.
  CHECK_SETTINGS_CHANGED(ErrorCategory.ABORTED),
  /// No record of the conversation has arrived.
  CONVERSATION_UNKNOWN(ErrorCategory.NOT_FOUND),
  /// No closed conversation of a bot has this name.
  QA_ITEM_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// Another reviewer works on the item. Try again when their claim has ended.
  QA_ITEM_CLAIMED(ErrorCategory.FAILED_PRECONDITION),
  /// There is nothing on the item for this reviewer to decide.
  QA_ITEM_DECIDED(ErrorCategory.FAILED_PRECONDITION),
  /// A verdict does not answer what the item asks; every place is named.
  QA_VERDICT_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// The reviewer has given another verdict on the same statements.
  QA_VERDICT_GIVEN(ErrorCategory.ALREADY_EXISTS),
  /// A week is no ISO week of the calendar, the range ends before it begins, or is too long.
  QA_WEEKS_INVALID(ErrorCategory.INVALID_ARGUMENT);

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
