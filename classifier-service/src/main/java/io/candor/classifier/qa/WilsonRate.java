package io.candor.classifier.qa;

/// A share of one with its 95 % interval by Wilson (1927), without continuity correction:
/// (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n).
///
/// @param value the estimate, 0 to 1
/// @param lower end of the interval, 0 to 1
/// @param upper end of the interval, 0 to 1
record WilsonRate(double value, double lower, double upper) {
  // The standard normal quantile of 0.975.
  private static final double Z = 1.959963984540054;

  /// The interval of a share that was measured on a simple random sample, or on a weighted one with
  /// as much information.
  ///
  /// @param share 0 to 1
  /// @param size of the sample, above 0; need not be whole
  static WilsonRate of(double share, double size) {
    double z2 = Z * Z / size;
    double center = share + z2 / 2;
    double reach = Z * Math.sqrt(share * (1 - share) / size + z2 / (4 * size));
    // The formula gives 0 and 1 at the ends; only its rounding may step over them.
    double lower = share == 0 ? 0 : Math.max(0, (center - reach) / (1 + z2));
    double upper = share == 1 ? 1 : Math.min(1, (center + reach) / (1 + z2));
    return new WilsonRate(share, lower, upper);
  }
}
