package io.candor.metrics.finding;

/// How bad a finding is, for the kinds that have degrees of their own.
public enum Severity {
  /// Act now: the owner may roll back.
  P0,
  P1,
  P2,
  /// A segment at or below the review line.
  REVIEW,
  /// A segment at or below the rollback line with evidence. It proposes; it never rolls back by
  /// itself.
  ROLLBACK
}
