package io.candor.ingest.report;

/// The ends of a rating scale.
///
/// @param min the worst rating
/// @param max the best rating
public record Scale(double min, double max) {

  /// Where the producer names no scale.
  public static final Scale DEFAULT = new Scale(1, 5);

  /// Where a scale with only a `max` starts.
  public static final double DEFAULT_MIN = 0;
}
