package io.candor.metrics.cell;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A rating mapped to 1..5 by position: 1 + 4·(r − min)/(max − min).
/// Satisfied and low are decided on the exact value, before the one rounding to 10⁻⁹.
///
/// @param nanos the mapped rating in 10⁻⁹, from 10⁹ to 5·10⁹, rounded half even
/// @param satisfied mapped rating ≥ 4
/// @param low mapped rating ≤ 2
/// @param severity 2 for a mapped rating of 1, 1 for any other low one, else 0
public record MappedRating(long nanos, boolean satisfied, boolean low, int severity) {

  private static final BigDecimal FOUR = BigDecimal.valueOf(4);
  private static final BigDecimal THREE = BigDecimal.valueOf(3);

  /// Maps a rating of a scale; the caller has refused ratings outside it.
  ///
  /// @throws IllegalArgumentException when the scale is empty or the rating is outside it
  public static MappedRating of(BigDecimal rating, BigDecimal min, BigDecimal max) {
    BigDecimal span = max.subtract(min);
    BigDecimal position = rating.subtract(min);
    if (span.signum() <= 0 || position.signum() < 0 || position.compareTo(span) > 0) {
      throw new IllegalArgumentException(
          "rating: " + rating + " (expected: within a scale, here " + min + ".." + max + ")");
    }
    // mapped >= 4  <=>  4·position >= 3·span;  mapped <= 2  <=>  4·position <= span
    BigDecimal fourTimes = position.multiply(FOUR);
    boolean satisfied = fourTimes.compareTo(span.multiply(THREE)) >= 0;
    boolean low = fourTimes.compareTo(span) <= 0;
    int severity = position.signum() == 0 ? 2 : low ? 1 : 0;
    long nanos =
        fourTimes
            .add(span)
            .movePointRight(9)
            .divide(span, 0, RoundingMode.HALF_EVEN)
            .longValueExact();
    return new MappedRating(nanos, satisfied, low, severity);
  }
}
