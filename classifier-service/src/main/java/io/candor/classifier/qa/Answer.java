package io.candor.classifier.qa;

/// An answer to a question of the checklist.
public enum Answer {
  YES,
  NO,
  /// The conversation does not tell.
  CANNOT_TELL
}
