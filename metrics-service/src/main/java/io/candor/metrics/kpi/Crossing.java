package io.candor.metrics.kpi;

import io.candor.metrics.settings.CsatSettings;
import io.candor.metrics.statistics.Fraction;

/// Which line a satisfaction delta has crossed. A delta on the line has crossed it.
public enum Crossing {
  NONE,
  /// At or below the review line, or at or below the rollback line without its evidence.
  REVIEW,
  /// At or below the rollback line with one-sided evidence of harm.
  ROLLBACK;

  /// The line that a delta has crossed.
  ///
  /// @param delta exact difference as a share of one
  /// @param confirmed one-sided confidence that the true difference is below zero
  static Crossing of(Fraction delta, boolean confirmed, CsatSettings lines) {
    if (delta.isAbove(Fraction.ofPercent(lines.reviewDelta()))) {
      return NONE;
    }
    boolean deep = !delta.isAbove(Fraction.ofPercent(lines.rollbackDelta()));
    return deep && confirmed ? ROLLBACK : REVIEW;
  }
}
