package io.candor.metrics.settings;

import io.candor.metrics.cell.DelayedWindow;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The settings that counters follow from: when they change, what has been counted is counted anew.
///
/// @param timeZone zone in which weeks begin
/// @param baselineDays days before go-live that the automatic baseline counts
/// @param delayedWindow when an answer to a delayed survey counts
public record CountingSettings(ZoneId timeZone, int baselineDays, DelayedWindow delayedWindow) {

  public static final CountingSettings DEFAULT =
      new CountingSettings(
          ZoneOffset.UTC, WindowSettings.DEFAULT.baselineDays(), DelayedWindow.DEFAULT);

  public CountingSettings {
    Positive.check("baseline_days", baselineDays);
  }
}
