package io.candor.metrics.statistics;

import java.math.BigInteger;
import java.util.Optional;

/// Mean and variance of measurements.
///
/// @param count how many, at least 1
/// @param exactMean arithmetic mean, as it is compared
/// @param variance with n − 1; zero for a single measurement, which has no spread of its own
public record Sample(long count, Fraction exactMean, double variance) {

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
    Fraction mean = new Fraction(total, n.multiply(scale));
    if (count == 1) {
      return Optional.of(new Sample(count, mean, 0));
    }
    // (n·Σx² − (Σx)²) / (n(n−1)) in whole numbers: nothing cancels.
    BigInteger numerator = n.multiply(sumOfSquares).subtract(total.pow(2));
    BigInteger denominator = n.multiply(n.subtract(BigInteger.ONE)).multiply(scale.pow(2));
    return Optional.of(new Sample(count, mean, Rounding.quotient(numerator, denominator)));
  }

  /// The mean as it is shown.
  public double mean() {
    return exactMean.doubleValue();
  }

  public double standardDeviation() {
    return Math.sqrt(variance);
  }

  /// Whether the mean is more than so many times the other's, compared exactly.
  public boolean exceeds(Sample other, Fraction factor) {
    return exactMean.isAbove(factor.times(other.exactMean));
  }

  double squaredError() {
    return variance / count;
  }
}
