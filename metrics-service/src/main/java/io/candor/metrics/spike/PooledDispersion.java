package io.candor.metrics.spike;

import java.util.List;

/// Shrinks the dispersion of every series towards what all of them have in common: few days of
/// small counts say next to nothing about how far they scatter.
final class PooledDispersion {
  private PooledDispersion() {}

  /// The mean of all dispersions, weighted by evidence, at least 1.
  static double of(List<SeriesState> series) {
    double sum = 0;
    double evidence = 0;
    for (SeriesState state : series) {
      Baseline baseline = state.baseline;
      sum += baseline.dispersionEvidence * baseline.rawDispersion;
      evidence += baseline.dispersionEvidence;
    }
    return evidence > 0 ? Math.max(1, sum / evidence) : 1;
  }

  /// Sets the dispersion of each baseline from its own estimate and the pooled one.
  ///
  /// @param priorWeight how many days' worth of evidence the pooled value weighs
  static void shrink(List<SeriesState> series, double priorWeight) {
    double pooled = of(series);
    for (SeriesState state : series) {
      Baseline baseline = state.baseline;
      baseline.dispersion =
          Math.max(
              1,
              (priorWeight * pooled + baseline.dispersionEvidence * baseline.rawDispersion)
                  / (priorWeight + baseline.dispersionEvidence));
    }
  }
}
