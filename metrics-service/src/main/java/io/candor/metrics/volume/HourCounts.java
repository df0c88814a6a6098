package io.candor.metrics.volume;

/// Counters of an hour. Additive.
///
/// @param verbatims items with words: the exposure
/// @param low items with a mapped rating ≤ 2
public record HourCounts(long verbatims, long low) {
  public static final HourCounts ZERO = new HourCounts(0, 0);

  public HourCounts plus(HourCounts other) {
    return new HourCounts(verbatims + other.verbatims, low + other.low);
  }

  public HourCounts minus(HourCounts other) {
    return new HourCounts(verbatims - other.verbatims, low - other.low);
  }
}
