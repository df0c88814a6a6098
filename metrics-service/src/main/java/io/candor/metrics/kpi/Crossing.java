package io.candor.metrics.kpi;

/// Which line a satisfaction delta has crossed.
public enum Crossing {
  NONE,
  /// At or below the review line, or at or below the rollback line without its evidence.
  REVIEW,
  /// At or below the rollback line with one-sided evidence of harm.
  ROLLBACK
}
