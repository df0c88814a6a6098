package io.candor.metrics.cell;

import java.math.BigInteger;

/// Count, sum and sum of squares of whole numbers; enough for mean, standard deviation and Welch's
/// intervals. Additive and exact; the unit is the measure's own (milliseconds for handle times).
///
/// @param count how many were measured
/// @param sum Σ x
/// @param sumOfSquares Σ x²; unbounded, since one measure of a month in milliseconds nearly
///     fills 63 bits
public record Moments(long count, long sum, BigInteger sumOfSquares) {

  public static final Moments ZERO = new Moments(0, 0, BigInteger.ZERO);

  /// One measure.
  public static Moments of(long value) {
    return new Moments(1, value, BigInteger.valueOf(value).pow(2));
  }

  public Moments plus(Moments other) {
    return new Moments(count + other.count, sum + other.sum, sumOfSquares.add(other.sumOfSquares));
  }

  public Moments minus(Moments other) {
    return new Moments(
        count - other.count, sum - other.sum, sumOfSquares.subtract(other.sumOfSquares));
  }
}
