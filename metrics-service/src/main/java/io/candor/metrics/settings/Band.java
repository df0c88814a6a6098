package io.candor.metrics.settings;

import java.math.BigDecimal;

/// Where the deflection of a tier should lie, in percent; both ends belong to the band.
///
/// @param lowPercent lower end
/// @param highPercent upper end, not below the lower one
public record Band(BigDecimal lowPercent, BigDecimal highPercent) {

  /// A band from fractions 0 to 1, as contracts write them; taken as the decimals that people read.
  public static Band ofFractions(double low, double high) {
    return new Band(
        BigDecimal.valueOf(low).movePointRight(2), BigDecimal.valueOf(high).movePointRight(2));
  }

  public Band {
    if (lowPercent.signum() < 0 || lowPercent.compareTo(highPercent) > 0) {
      throw new IllegalArgumentException(
          "band: " + lowPercent + ".." + highPercent + " (expected: 0 <= low <= high)");
    }
  }
}
