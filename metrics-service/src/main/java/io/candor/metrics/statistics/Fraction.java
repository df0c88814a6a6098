package io.candor.metrics.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;

/// An exact rational number, so that 80/100 − 82/100 is −2/100 and not nearly so. Not reduced;
/// equal values compare as equal by `compareTo`, not by `equals`.
///
/// @param numerator any whole number
/// @param denominator above zero
public record Fraction(BigInteger numerator, BigInteger denominator)
    implements Comparable<Fraction> {

  public static final Fraction ZERO = of(0, 1);
  public static final Fraction ONE = of(1, 1);

  public Fraction {
    if (denominator.signum() <= 0) {
      throw new IllegalArgumentException("denominator: " + denominator + " (expected: > 0)");
    }
  }

  public static Fraction of(long numerator, long denominator) {
    return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  public static Fraction of(BigDecimal value) {
    return value.scale() <= 0
        ? new Fraction(value.toBigIntegerExact(), BigInteger.ONE)
        : new Fraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
  }

  /// A percentage (or a number of percentage points) as a share of one: 5 becomes 5/100.
  public static Fraction ofPercent(BigDecimal percent) {
    return of(percent.movePointLeft(2));
  }

  public Fraction plus(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Fraction minus(Fraction other) {
    return plus(new Fraction(other.numerator.negate(), other.denominator));
  }

  public Fraction times(Fraction other) {
    return new Fraction(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /// @throws IllegalArgumentException when the count is below one
  public Fraction dividedBy(long count) {
    if (count < 1) {
      throw new IllegalArgumentException("count: " + count + " (expected: >= 1)");
    }
    return new Fraction(numerator, denominator.multiply(BigInteger.valueOf(count)));
  }

  @Override
  public int compareTo(Fraction other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  public boolean isBelow(Fraction other) {
    return compareTo(other) < 0;
  }

  public boolean isAbove(Fraction other) {
    return compareTo(other) > 0;
  }

  /// The nearest double.
  public double doubleValue() {
    return Rounding.quotient(numerator, denominator);
  }
}
