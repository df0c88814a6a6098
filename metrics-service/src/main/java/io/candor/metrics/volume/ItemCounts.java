package io.candor.metrics.volume;

import io.candor.metrics.cell.MappedRating;
import java.util.Optional;

/// Counters of items. Additive.
///
/// @param items items, with words or not, rated or not
/// @param verbatims items with words: the exposure of the volume tests
/// @param rated items with a rating: the answers of the heatmap
/// @param low items with a mapped rating ≤ 2
/// @param severity Σ of 2 for a mapped rating of 1 and 1 for any other low one
/// @param ratingNanos Σ of the mapped ratings (1..5) in 10⁻⁹
public record ItemCounts(
    long items, long verbatims, long rated, long low, long severity, long ratingNanos) {

  public static final ItemCounts ZERO = new ItemCounts(0, 0, 0, 0, 0, 0);

  /// The counters of one item.
  ///
  /// @param rating mapped rating; empty when unrated
  /// @param hasWords whether the customer wrote anything
  public static ItemCounts of(Optional<MappedRating> rating, boolean hasWords) {
    int verbatims = hasWords ? 1 : 0;
    return rating
        .map(r -> new ItemCounts(1, verbatims, 1, r.low() ? 1 : 0, r.severity(), r.nanos()))
        .orElse(new ItemCounts(1, verbatims, 0, 0, 0, 0));
  }

  public ItemCounts plus(ItemCounts other) {
    return new ItemCounts(
        items + other.items,
        verbatims + other.verbatims,
        rated + other.rated,
        low + other.low,
        severity + other.severity,
        ratingNanos + other.ratingNanos);
  }

  public ItemCounts minus(ItemCounts other) {
    return new ItemCounts(
        items - other.items,
        verbatims - other.verbatims,
        rated - other.rated,
        low - other.low,
        severity - other.severity,
        ratingNanos - other.ratingNanos);
  }
}
