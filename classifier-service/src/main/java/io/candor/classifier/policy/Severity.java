package io.candor.classifier.policy;

/// How soon somebody must act on an incident.
public enum Severity {
  /// At once.
  P0,
  /// Within the working day.
  P1,
  /// In the weekly review.
  P2
}
