package io.candor.metrics.cell;

/// Counters of the answers of one kind of survey. Additive.
///
/// @param answers rated answers
/// @param satisfied answers with a mapped rating ≥ 4
/// @param low answers with a mapped rating ≤ 2
/// @param ratingNanos sum of the mapped ratings (1..5 each) in 10⁻⁹; each is rounded once, half
///     even
public record CsatCounts(long answers, long satisfied, long low, long ratingNanos) {

  public static final CsatCounts ZERO = new CsatCounts(0, 0, 0, 0);

  /// The counters of one answer.
  public static CsatCounts of(MappedRating rating) {
    return new CsatCounts(1, rating.satisfied() ? 1 : 0, rating.low() ? 1 : 0, rating.nanos());
  }

  public CsatCounts plus(CsatCounts other) {
    return new CsatCounts(
        answers + other.answers,
        satisfied + other.satisfied,
        low + other.low,
        ratingNanos + other.ratingNanos);
  }

  public CsatCounts minus(CsatCounts other) {
    return new CsatCounts(
        answers - other.answers,
        satisfied - other.satisfied,
        low - other.low,
        ratingNanos - other.ratingNanos);
  }
}
