package io.candor.metrics.settings;

/// How much must be known before anything is said.
///
/// @param minAnswers fewest pooled answers of a CSAT, judged and baseline alike
/// @param minDenominator fewest conversations (or escalations) under any other rate
/// @param minHandleTimes fewest measurements of a handle time
/// @param confirmedConfidence one-sided confidence for CONFIRMED, 0.5 to below 1; or 0, which asks
///     for no evidence and makes the rules literal
/// @param rollbackConfidence one-sided confidence for an automatic rollback, 0.5 to below 1; or 0
/// @param intervalConfidence two-sided confidence of the intervals shown, above 0 and below 1
public record EvidenceSettings(
    int minAnswers,
    int minDenominator,
    int minHandleTimes,
    double confirmedConfidence,
    double rollbackConfidence,
    double intervalConfidence) {

  // 0.99: at 0.95 an unchanged archetype would lose its place within a year with a chance of one
  // half.
  public static final EvidenceSettings DEFAULT = new EvidenceSettings(50, 50, 15, 0.95, 0.99, 0.95);

  public EvidenceSettings {
    Positive.check("min_answers", minAnswers);
    Positive.check("min_denominator", minDenominator);
    Positive.check("min_handle_times", minHandleTimes);
    checkOneSided("confirmed_confidence", confirmedConfidence);
    checkOneSided("rollback_confidence", rollbackConfidence);
    if (!(intervalConfidence > 0 && intervalConfidence < 1)) {
      throw new IllegalArgumentException(
          "interval_confidence: " + intervalConfidence + " (expected: > 0 and < 1)");
    }
  }

  /// Below one half a bound would lie on the other side of its estimate.
  private static void checkOneSided(String name, double value) {
    if (!(value == 0 || (value >= 0.5 && value < 1))) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: 0, or >= 0.5 and < 1)");
    }
  }
}
