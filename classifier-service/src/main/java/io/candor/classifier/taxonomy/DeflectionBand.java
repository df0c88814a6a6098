package io.candor.classifier.taxonomy;

import org.jspecify.annotations.Nullable;

/// The range in which a deflection rate is expected; both ends belong to it.
///
/// @param min lower end, 0..1
/// @param max upper end, `min`..1
public record DeflectionBand(double min, double max) {
  public DeflectionBand {
    if (!(min >= 0 && min <= max && max <= 1)) {
      throw new IllegalArgumentException(
          "deflection band: " + min + ".." + max + " (expected: 0 <= min <= max <= 1)");
    }
  }

  /// The default band of a tier; absent for tier 0, which has none.
  static @Nullable DeflectionBand ofTier(int tier) {
    return switch (tier) {
      case 1 -> new DeflectionBand(0.40, 0.60);
      case 2 -> new DeflectionBand(0.15, 0.30);
      case 3 -> new DeflectionBand(0.03, 0.10);
      default -> null;
    };
  }
}
