package io.candor.metrics.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// The one rounding of the figures: an exact quotient becomes the nearest double (34 decimal digits
/// half even, then binary). Nothing is rounded before it, and nothing is compared with a line after
/// it.
final class Rounding {

  private static final MathContext DIGITS = new MathContext(34, RoundingMode.HALF_EVEN);
  private static final int EXACT_BITS = 53;

  private Rounding() {}

  static double quotient(BigInteger numerator, BigInteger denominator) {
    if (numerator.bitLength() <= EXACT_BITS && denominator.bitLength() <= EXACT_BITS) {
      // Both are exact as doubles, so the division rounds once.
      return numerator.doubleValue() / denominator.doubleValue();
    }
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), DIGITS).doubleValue();
  }
}
