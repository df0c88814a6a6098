package io.candor.metrics.kpi;

import io.candor.metrics.settings.EvidenceSettings;
import io.candor.metrics.statistics.Interval;
import io.candor.metrics.statistics.Proportion;
import io.candor.metrics.statistics.Wilson;
import java.util.Optional;

/// A rate with its evidence.
///
/// @param proportion part and n
/// @param interval Wilson's interval as shares of one; empty when n is zero
/// @param enough n is at least the fewest for a rate
/// @param status OK when mature and enough
public record Rate(
    Proportion proportion, Optional<Interval> interval, boolean enough, Status status) {

  /// A rate over conversations or escalations of a week.
  public static Rate of(Proportion proportion, boolean mature, EvidenceSettings evidence) {
    boolean enough = proportion.whole() >= evidence.minDenominator();
    return new Rate(
        proportion,
        Wilson.interval(proportion, evidence.intervalConfidence()),
        enough,
        Status.of(mature, enough));
  }
}
