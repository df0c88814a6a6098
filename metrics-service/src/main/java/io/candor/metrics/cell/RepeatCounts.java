package io.candor.metrics.cell;

/// Counters of repeat contact within 7 and 30 days. Additive for one moment of evaluation.
///
/// Judged are the conversations of known customers whose 7 (30) days have passed at that moment. In
/// a mature week that is every conversation of a known customer; in a younger one a store counts
/// those closed early enough.
///
/// @param judged7 conversations of known customers whose 7 days have passed
/// @param repeated7 of these, followed by another one of the same customer and archetype opened
///     in (close, close + 7 d]
/// @param judged30 the same for 30 days
/// @param repeated30 the same for 30 days
public record RepeatCounts(long judged7, long repeated7, long judged30, long repeated30) {

  public static final RepeatCounts ZERO = new RepeatCounts(0, 0, 0, 0);

  public RepeatCounts plus(RepeatCounts other) {
    return new RepeatCounts(
        judged7 + other.judged7,
        repeated7 + other.repeated7,
        judged30 + other.judged30,
        repeated30 + other.repeated30);
  }

  public RepeatCounts minus(RepeatCounts other) {
    return new RepeatCounts(
        judged7 - other.judged7,
        repeated7 - other.repeated7,
        judged30 - other.judged30,
        repeated30 - other.repeated30);
  }
}
