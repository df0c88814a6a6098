package io.candor.alert.finding;

/// How fast somebody must act, the most urgent first.
public enum Severity {
  /// At once.
  P0,
  /// Today.
  P1,
  /// This week.
  P2,
  /// At the weekly review.
  P3;

  /// Whether this one is more urgent than the other.
  public boolean isAbove(Severity other) {
    return compareTo(other) < 0;
  }
}
