package io.candor.metrics.cell;

import java.util.Optional;

/// Median and 90th percentile of a handle time, in seconds, by linear interpolation between the
/// closest ranks (position p·(n − 1) of the sorted values; the same as PostgreSQL's
/// `percentile_cont`). Not additive: a store asks for them per row.
///
/// @param p50Seconds median
/// @param p90Seconds 90th percentile
public record Percentiles(double p50Seconds, double p90Seconds) {

  /// Percentiles of values in milliseconds, sorted ascending; empty for none.
  public static Optional<Percentiles> ofSortedMillis(long[] sorted) {
    return sorted.length == 0
        ? Optional.empty()
        : Optional.of(new Percentiles(at(sorted, 50) / 1000.0, at(sorted, 90) / 1000.0));
  }

  private static double at(long[] sorted, int percent) {
    // Position percent·(n − 1)/100 in whole numbers, so that no rank is missed by a rounding.
    long scaled = (long) percent * (sorted.length - 1);
    int below = (int) (scaled / 100);
    double share = (scaled % 100) / 100.0;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + share * (sorted[above] - sorted[below]);
  }
}
