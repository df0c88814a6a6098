package io.candor.classifier.conversation;

/// How a conversation ended.
public enum Outcome {
  /// The customer accepted the answer.
  RESOLVED_CONFIRMED,
  /// The bot answered and the customer left without a sign of dissatisfaction.
  RESOLVED_ASSUMED,
  /// A human took over.
  ESCALATED,
  /// The customer gave up.
  ABANDONED
}
