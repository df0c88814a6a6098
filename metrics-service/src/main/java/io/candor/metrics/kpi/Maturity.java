package io.candor.metrics.kpi;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.settings.Settings;
import java.time.Duration;
import java.time.Instant;

/// When the window of a cohort week has passed, seen at a moment: until then its figures are
/// provisional.
///
/// @param asOf the moment of the evaluation
/// @param settings time zone of the weeks and window of delayed answers
public record Maturity(Instant asOf, Settings settings) {

  /// The week itself is over.
  public boolean week(IsoWeek week) {
    return passed(week, Duration.ZERO);
  }

  /// The last delayed answer that counts can have been given.
  public boolean delayed(IsoWeek week) {
    return passed(week, settings.csat().delayedWindow().to());
  }

  /// The days in which another contact makes a repeat have passed for every conversation of the
  /// week.
  public boolean repeatContact(IsoWeek week, RepeatContact.Window window) {
    return passed(week, Duration.ofDays(window.days()));
  }

  private boolean passed(IsoWeek week, Duration after) {
    return !week.end(settings.windows().timeZone()).plus(after).isAfter(asOf);
  }
}
