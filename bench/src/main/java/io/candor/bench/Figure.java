package io.candor.bench;

import java.util.Locale;

/// One measured promise.
///
/// @param name what was measured
/// @param measured the figure with its unit, for people
/// @param limit what it is held against, with its unit, for people
/// @param value the figure that the target speaks of: a ratio, or seconds
/// @param target the promise
/// @param higherIsBetter whether `value` must be at least or at most `target`
record Figure(
    String name,
    String measured,
    String limit,
    double value,
    double target,
    boolean higherIsBetter) {

  /// A ratio that must be at least `target`.
  static Figure ratio(String name, String measured, String limit, double ratio, double target) {
    return new Figure(name, measured, limit, ratio, target, true);
  }

  /// A figure that must be at most `target`.
  static Figure atMost(String name, String measured, String limit, double value, double target) {
    return new Figure(name, measured, limit, value, target, false);
  }

  /// A time in seconds that must be at most `target`.
  static Figure seconds(String name, String limit, double seconds, double target) {
    return new Figure(
        name, String.format(Locale.ROOT, "%.3f s", seconds), limit, seconds, target, false);
  }

  boolean met() {
    return higherIsBetter ? value >= target : value <= target;
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %.3f | %s %s | %s |",
        name,
        measured,
        limit,
        value,
        higherIsBetter ? "≥" : "≤",
        target,
        met() ? "yes" : "NO");
  }
}
