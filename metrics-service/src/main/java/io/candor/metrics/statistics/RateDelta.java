package io.candor.metrics.statistics;

/// The difference of two rates, judged exactly and shown in percentage points with Newcombe's
/// interval.
///
/// @param judged the rate that is judged; its whole is above zero
/// @param reference the rate that it is held against; its whole is above zero
public record RateDelta(Proportion judged, Proportion reference) {

  private static final double POINTS = 100;

  public RateDelta {
    if (judged.isEmpty() || reference.isEmpty()) {
      throw new IllegalArgumentException(
          "delta: " + judged + " against " + reference + " (expected: neither empty)");
    }
  }

  /// The exact difference as a share of one.
  public Fraction exact() {
    return judged.exact().minus(reference.exact());
  }

  /// The difference in percentage points.
  public double points() {
    return exact().times(Fraction.of(100, 1)).doubleValue();
  }

  /// Newcombe's two-sided interval in percentage points.
  public Interval interval(double confidence) {
    return Newcombe.interval(judged, reference, confidence).scale(POINTS);
  }

  /// The largest difference, in percentage points, that a one-sided confidence leaves plausible.
  public double upperBound(double confidence) {
    return POINTS * Newcombe.upperBound(judged, reference, confidence);
  }

  /// The smallest difference, in percentage points, that a one-sided confidence leaves plausible.
  public double lowerBound(double confidence) {
    return POINTS * Newcombe.lowerBound(judged, reference, confidence);
  }
}
