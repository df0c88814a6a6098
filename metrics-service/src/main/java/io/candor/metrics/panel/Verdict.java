package io.candor.metrics.panel;

/// What a deflection is worth. In the order in which they are looked for.
public enum Verdict {
  /// Satisfaction at or below the rollback line, with evidence.
  ROLLBACK,
  /// Satisfaction at or below the review line.
  REVIEW,
  /// One of the three gates slipped, whatever the count.
  NOT_A_WIN,
  /// Too few answers or conversations to say.
  INSUFFICIENT_DATA,
  /// No gate slipped, deflection inside or above its band.
  WIN,
  /// No gate slipped, deflection below its band, or no band to reach.
  PROTECTED
}
