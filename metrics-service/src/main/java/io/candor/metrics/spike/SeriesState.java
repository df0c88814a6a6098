package io.candor.metrics.spike;

import org.jspecify.annotations.Nullable;

/// One series: its latest days in a ring, its baseline, its evidence, its alert. Fixed arrays.
final class SeriesState {
  /// Which exposure it is counted in.
  final int exposure;

  /// Low verbatims by day; the place of a day is its number modulo the length.
  final int[] counts;

  final Baseline baseline = new Baseline();
  final Evidence evidence = new Evidence();

  /// How many times the expectation its upper limit is, today.
  double upper = 1;

  /// The open alert; null without one.
  @Nullable SpikeAlert alert;

  SeriesState(int exposure, int length) {
    this.exposure = exposure;
    this.counts = new int[length];
  }
}
