package io.candor.metrics.statistics;

import java.math.BigInteger;
import java.util.Optional;

/// Mean and variance of measurements.
///
/// @param count how many, at least 1
/// @param mean arithmetic mean
/// @param variance with n − 1; zero for a single measurement, which has no spread of its own
public record Sample(long count, double mean, double variance) {

  /// The sample behind exact sums of whole numbers, in a larger unit; empty for none.
  ///
  /// @param count how many
  /// @param sum Σ x
  /// @param sumOfSquares Σ x²
  /// @param unit how many of the whole numbers make one of the sample's unit (1000 for ms to s)
  public static Optional<Sample> of(long count, long sum, BigInteger sumOfSquares, long unit) {
    if (count == 0) {
      return Optional.empty();
    }
    BigInteger n = BigInteger.valueOf(count);
    BigInteger total = BigInteger.valueOf(sum);
    BigInteger scale = BigInteger.valueOf(unit);
    double mean = Rounding.quotient(total, n.multiply(scale));
    if (count == 1) {
      return Optional.of(new Sample(count, mean, 0));
    }
    // (n·Σx² − (Σx)²) / (n(n−1)) in whole numbers: nothing cancels.
    BigInteger numerator = n.multiply(sumOfSquares).subtract(total.pow(2));
    BigInteger denominator = n.multiply(n.subtract(BigInteger.ONE)).multiply(scale.pow(2));
    return Optional.of(new Sample(count, mean, Rounding.quotient(numerator, denominator)));
  }

  public double standardDeviation() {
    return Math.sqrt(variance);
  }

  double squaredError() {
    return variance / count;
  }
}
