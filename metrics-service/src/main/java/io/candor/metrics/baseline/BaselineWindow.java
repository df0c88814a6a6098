package io.candor.metrics.baseline;

import java.time.Duration;
import java.time.Instant;

/// Which conversations make a baseline: those without a deployment, closed in [start, end).
///
/// @param start first instant, inclusive
/// @param end go-live, exclusive
public record BaselineWindow(Instant start, Instant end) {

  /// The window of so many days before go-live.
  public static BaselineWindow before(Instant goLive, int days) {
    return new BaselineWindow(goLive.minus(Duration.ofDays(days)), goLive);
  }

  /// Whether a conversation belongs to the window.
  ///
  /// @param deployment id of its deployment; empty for none
  public boolean holds(String deployment, Instant closeTime) {
    return deployment.isEmpty() && !closeTime.isBefore(start) && closeTime.isBefore(end);
  }
}
