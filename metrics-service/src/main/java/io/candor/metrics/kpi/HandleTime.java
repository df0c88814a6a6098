package io.candor.metrics.kpi;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.Moments;
import io.candor.metrics.cell.Percentiles;
import io.candor.metrics.settings.EvidenceSettings;
import io.candor.metrics.statistics.Fraction;
import io.candor.metrics.statistics.Interval;
import io.candor.metrics.statistics.Sample;
import io.candor.metrics.statistics.Welch;
import java.util.Optional;
import java.util.OptionalDouble;

/// KPI 11 `handle_time`: how long the bot needs, and how long the people need for what it hands
/// over.
///
/// - Formula: mean, median and 90th percentile; delta and ratio of the mean to the baseline
/// - Unit: seconds
/// - Window: cohort week
/// - Leaves out: conversations without the turns to measure
/// - Empty: no value, never 0
/// - Why three series: a ticketing system's figure and one from turns measure different things.
///
/// @param sample mean and spread; empty when nothing was measured
/// @param percentiles median and 90th percentile; empty when nothing was measured or nobody
///     asked for them
/// @param baseline the mean it is held against; empty when there is none (yet)
/// @param status INSUFFICIENT_DATA when either side has too few measurements
public record HandleTime(
    Optional<Sample> sample,
    Optional<Percentiles> percentiles,
    Optional<Sample> baseline,
    Status status) {

  private static final long MILLIS = 1000;

  /// The three series.
  public enum Series {
    /// First customer turn to last bot turn of contained conversations.
    BOT,
    /// First agent turn to close of escalations, where the ticketing system gives no figure.
    ESCALATED_FROM_TURNS,
    /// The ticketing system's own figure of escalations.
    ESCALATED_TICKETING
  }

  public static Optional<Sample> of(CellCounts counts, Series series) {
    Moments moments =
        switch (series) {
          case BOT -> counts.handleTimes().bot();
          case ESCALATED_FROM_TURNS -> counts.handleTimes().escalatedFromTurns();
          case ESCALATED_TICKETING -> counts.handleTimes().escalatedTicketing();
        };
    return Sample.of(moments.count(), moments.sum(), moments.sumOfSquares(), MILLIS);
  }

  /// Holds a sample against its baseline.
  public static HandleTime judge(
      Optional<Sample> sample,
      Optional<Percentiles> percentiles,
      Optional<Sample> baseline,
      boolean mature,
      EvidenceSettings evidence) {
    boolean enough = enough(sample, evidence) && enough(baseline, evidence);
    return new HandleTime(sample, percentiles, baseline, Status.of(mature, enough));
  }

  /// Mean minus the baseline's mean, in seconds; empty unless both have two measurements, for it is
  /// never shown without its interval.
  public OptionalDouble deltaSeconds() {
    return sample.isPresent()
            && baseline.isPresent()
            && Math.min(sample.get().count(), baseline.get().count()) >= 2
        ? OptionalDouble.of(sample.get().mean() - baseline.get().mean())
        : OptionalDouble.empty();
  }

  /// Welch's interval of the delta, in seconds.
  public Optional<Interval> deltaInterval(double confidence) {
    return sample.flatMap(s -> baseline.flatMap(b -> Welch.interval(s, b, confidence)));
  }

  /// Mean over the baseline's mean.
  public OptionalDouble ratio() {
    return sample.isPresent() && baseline.isPresent() && baseline.get().mean() > 0
        ? OptionalDouble.of(sample.get().mean() / baseline.get().mean())
        : OptionalDouble.empty();
  }

  /// Whether the mean is more than so many times the baseline's, compared exactly. Both must be
  /// present.
  public boolean exceeds(Fraction factor) {
    return sample.orElseThrow().exceeds(baseline.orElseThrow(), factor);
  }

  /// Interval of the ratio (Fieller with Welch's degrees of freedom).
  public Optional<Interval> ratioInterval(double confidence) {
    return sample.flatMap(s -> baseline.flatMap(b -> Welch.ratioInterval(s, b, confidence)));
  }

  /// Whether a sample has the fewest measurements.
  public static boolean enough(Optional<Sample> sample, EvidenceSettings evidence) {
    return sample.filter(s -> s.count() >= evidence.minHandleTimes()).isPresent();
  }
}
