package io.candor.alert.finding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The figures of one week. A finding about a rate or a mean has `measured`, one about verbatims
/// has `volume`; a week may have neither.
///
/// @param week the ISO week
/// @param strength how sure that week was
/// @param measured a figure against its reference; absent for counts of verbatims
/// @param volume a count of verbatims against earlier weeks; absent for rates and means
public record WeekFigure(
    String week, Strength strength, @Nullable Measured measured, @Nullable Volume volume) {

  /// What one unit of a delta and a threshold is.
  public enum Unit {
    /// Not told.
    UNKNOWN,
    /// A fraction, 0 to 1.
    FRACTION,
    /// Percentage points.
    POINTS,
    /// Seconds.
    SECONDS,
    /// A count.
    COUNT,
    /// A ratio to the reference.
    RATIO,
    /// A population stability index.
    INDEX
  }

  /// A figure against its reference; every part but the sample sizes may be absent.
  ///
  /// @param value the figure: a fraction for rates, seconds for times
  /// @param reference what it is compared with, of the same kind
  /// @param delta the judged change, in `unit`
  /// @param deltaLower lower end of its 95 % interval
  /// @param deltaUpper upper end of its 95 % interval
  /// @param threshold the line that was crossed, in `unit`
  /// @param sampleSize answers or events behind the figure; 0 when not told
  /// @param referenceSampleSize the same behind the reference; 0 when not told
  /// @param unit the unit of delta and threshold
  /// @param window the window, for example `P4W`; empty when not told
  public record Measured(
      @Nullable Double value,
      @Nullable Double reference,
      @Nullable Double delta,
      @Nullable Double deltaLower,
      @Nullable Double deltaUpper,
      @Nullable Double threshold,
      long sampleSize,
      long referenceSampleSize,
      Unit unit,
      String window) {}

  /// Low-CSAT verbatims of a theme against earlier weeks.
  ///
  /// @param seenCount in the week
  /// @param lastWeekCount in the week before
  /// @param fourWeeksEarlierCount four weeks earlier
  /// @param ratio rate against the comparison that tripped; absent when nothing was seen there
  /// @param againstFourWeeksEarlier whether that comparison was the one with four weeks earlier
  /// @param sinceTime when the rise began; absent when not known
  /// @param usual what is usual for the theme; absent when only weeks were compared
  public record Volume(
      long seenCount,
      long lastWeekCount,
      long fourWeeksEarlierCount,
      @Nullable Double ratio,
      boolean againstFourWeeksEarlier,
      @Nullable Instant sinceTime,
      @Nullable Usual usual) {

    /// The count of the comparison that tripped.
    public long referenceCount() {
      return againstFourWeeksEarlier ? fourWeeksEarlierCount : lastWeekCount;
    }
  }

  /// A rise against what is usual for a theme, since it began.
  ///
  /// @param seenCount low-CSAT verbatims since then
  /// @param expectedCount how many would have been usual, above 0
  /// @param ratio how many times as many were seen
  public record Usual(long seenCount, double expectedCount, double ratio) {}
}
