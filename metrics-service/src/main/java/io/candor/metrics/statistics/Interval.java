package io.candor.metrics.statistics;

/// An interval of plausible values, both ends inclusive; the unit is that of the estimate.
///
/// @param lower lower limit; may be −∞
/// @param upper upper limit; may be +∞
public record Interval(double lower, double upper) {

  public Interval scale(double factor) {
    return new Interval(lower * factor, upper * factor);
  }
}
