package io.candor.metrics.finding;

/// How sure a crossed line is.
public enum Strength {
  /// The point estimate has crossed: an item of the weekly review, pages nobody.
  WATCH,
  /// There is also the one-sided confidence that the true value is on the wrong side of the line of
  /// no harm.
  CONFIRMED;

  static Strength of(boolean confirmed) {
    return confirmed ? CONFIRMED : WATCH;
  }

  Strength highest(Strength other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
