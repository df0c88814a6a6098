package io.candor.ingest.report;

/// How a conversation ended, as the producer says.
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
