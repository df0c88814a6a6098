package io.candor.metrics.baseline;

import java.time.Instant;
import java.util.Optional;

/// A baseline of a deployment as it is kept.
///
/// @param version from 1
/// @param freezeTime when it was frozen; empty while its figures still follow the facts of its
///     window
/// @param author `automatic`, or who froze it
/// @param reason why it was frozen
/// @param window the conversations it counts
/// @param baseline its counters
public record BaselineVersion(
    int version,
    Optional<Instant> freezeTime,
    String author,
    String reason,
    BaselineWindow window,
    Baseline baseline) {

  /// The author of baselines that nobody froze by hand.
  public static final String AUTOMATIC = "automatic";

  /// Why they were frozen.
  public static final String BEFORE_GO_LIVE = "the weeks before go-live";
}
