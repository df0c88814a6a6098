package io.candor.metrics.spike;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Detects rises over all series of a workspace. A caller goes through time: a day begins, spans of
/// hours begin in it, observations are added, a decision is made as often as it likes. The same
/// calls give the same alerts; nothing else is remembered. For one thread.
///
/// Decision: p = min(1, c/R) per series; of all series without an open alert those are raised that
/// Benjamini and Hochberg's step-up discovers at the settings' rate, so that a workspace's false
/// alarms are bounded however many themes it has.
final class SpikeDetector {
  // Days whose exposure says what a usual day is.
  private static final int USUAL_DAYS = 28;

  // A baseline of fewer days says nothing; so a new workspace is judged after these and the guard.
  private static final int FEWEST_DAYS = 21;

  // An alert closes when its shift has become a hundred times less likely than no shift, counted
  // from where it was likeliest: log 100.
  private static final double CLOSING_EVIDENCE = 4.6;

  private final DetectorSettings settings;
  private final BaselineFit fit;
  private final int length;
  final List<SeriesState> series = new ArrayList<>();
  final List<int[]> exposures = new ArrayList<>();
  final List<SpikeAlert> alerts = new ArrayList<>();
  private double[] candidates = new double[16];

  private long spanStart;

  /// First day that was begun; the day that was begun last.
  long firstDay = Long.MIN_VALUE;

  long today = Long.MIN_VALUE;

  SpikeDetector(DetectorSettings settings) {
    this.settings = settings;
    this.fit = new BaselineFit(settings);
    this.length = settings.ringDays() + settings.guardDays() + 1;
  }

  /// Adds something that verbatims are counted in: the workspace, or a segment of it.
  ///
  /// @return its number
  int addExposure() {
    exposures.add(new int[length]);
    return exposures.size() - 1;
  }

  /// Adds a series that has counted nothing so far.
  ///
  /// @return its number
  int addSeries(int exposure) {
    series.add(new SeriesState(exposure, length));
    if (today != Long.MIN_VALUE) {
      prepare(series.getLast());
    }
    series.getLast().evidence.beginSpan(spanStart);
    return series.size() - 1;
  }

  /// Begins a day, between two spans: fits all baselines to the days before the guard.
  ///
  /// @param day days since 1970-01-01; the one after the last, but for the first
  void beginDay(long day) {
    skipTo(day);
    series.forEach(this::fitBaseline);
    PooledDispersion.shrink(series, settings.dispersionPriorWeight());
    series.forEach(this::expect);
  }

  /// Begins a day without fitting: for history that is counted only.
  void skipTo(long day) {
    if (firstDay == Long.MIN_VALUE) {
      firstDay = day;
    }
    today = day;
    int place = place(day);
    exposures.forEach(ring -> ring[place] = 0);
    series.forEach(state -> state.counts[place] = 0);
  }

  private void prepare(SeriesState state) {
    fitBaseline(state);
    state.baseline.dispersion = pooledDispersion();
    expect(state);
  }

  private double pooledDispersion() {
    return PooledDispersion.of(series);
  }

  private void fitBaseline(SeriesState state) {
    long end = today - settings.guardDays();
    long start = Math.max(firstDay, end - settings.ringDays());
    int days = (int) Math.max(0, end - start);
    if (days < FEWEST_DAYS) {
      state.baseline.forget();
      return;
    }
    fit.fit(
        state.counts,
        exposures.get(state.exposure),
        place(start),
        days,
        weekday(start),
        (int) (today - start),
        state.baseline);
  }

  private void expect(SeriesState state) {
    Baseline baseline = state.baseline;
    state.upper = Math.exp(settings.upperZ() * Math.sqrt(baseline.dispersion) * baseline.logError);
    state.evidence.expect(baseline.dispersion, meanPerDay(state), state.upper);
  }

  /// Expected count of a usual day.
  double meanPerDay(SeriesState state) {
    return state.baseline.rate * usualExposure(exposures.get(state.exposure));
  }

  private double usualExposure(int[] ring) {
    long days = Math.clamp(today - firstDay, 1, USUAL_DAYS);
    double sum = 0;
    for (long day = today - days; day < today; day++) {
      sum += ring[place(day)];
    }
    return sum / days;
  }

  /// Begins a span of hours: what the last one showed is folded, and alerts close that it ended.
  ///
  /// @param hour when it begins
  void beginSpan(long hour) {
    spanStart = hour;
    for (SeriesState state : series) {
      SpikeAlert alert = state.alert;
      if (alert != null) {
        alert.level += state.evidence.logRatio(alert.size());
        alert.peak = Math.max(alert.peak, alert.level);
        if (alert.peak - alert.level >= CLOSING_EVIDENCE) {
          alert.closedHour = hour;
          state.alert = null;
          state.evidence.clear();
        }
      }
      state.evidence.beginSpan(hour);
    }
  }

  /// Counts verbatims, low or not, of the running day.
  void expose(int exposure, int verbatims) {
    exposures.get(exposure)[place(today)] += verbatims;
  }

  /// Counts low verbatims of the running day without weighing them.
  void count(int number, int low) {
    series.get(number).counts[place(today)] += low;
  }

  /// Adds one observation of the running span.
  ///
  /// @param number of the series
  /// @param onsets prior mass of an onset in it
  /// @param low low verbatims
  /// @param verbatims verbatims of the series' exposure in the same time
  /// @param elapsed how much of the span is over after it, above 0, to 1
  void observe(int number, double onsets, int low, int verbatims, double elapsed) {
    SeriesState state = series.get(number);
    Baseline baseline = state.baseline;
    count(number, low);
    double expected = baseline.expected(weekday(today), verbatims);
    state.evidence.add(onsets, low, expected, elapsed);
    SpikeAlert alert = state.alert;
    if (alert != null) {
      alert.seen += low;
      alert.expected += expected;
    }
  }

  /// Raises what is discovered.
  ///
  /// @param hour the hour whose observations were added last
  void decide(long hour) {
    int tested = 0;
    int found = 0;
    double least = settings.calibration() / settings.falseDiscoveryRate();
    for (SeriesState state : series) {
      if (state.alert == null && state.baseline.rate > 0) {
        tested++;
        double total = state.evidence.total();
        if (total >= least && state.evidence.seenSinceOnset() >= settings.minSeen()) {
          if (found == candidates.length) {
            candidates = Arrays.copyOf(candidates, 2 * found);
          }
          candidates[found++] = total;
        }
      }
    }
    if (found > 0) {
      raise(hour, threshold(found, tested));
    }
  }

  /// The smallest R that is discovered: of the ranks i from the largest R down, the last with
  /// c/R ≤ q·i/m.
  private double threshold(int found, int tested) {
    Arrays.sort(candidates, 0, found);
    for (int rank = found; rank >= 1; rank--) {
      double total = candidates[found - rank];
      if (settings.calibration() / total <= settings.falseDiscoveryRate() * rank / tested) {
        return total;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private void raise(long hour, double threshold) {
    for (int number = 0; number < series.size(); number++) {
      SeriesState state = series.get(number);
      Evidence evidence = state.evidence;
      if (state.alert == null
          && state.baseline.rate > 0
          && evidence.total() >= threshold
          && evidence.seenSinceOnset() >= settings.minSeen()) {
        SpikeAlert alert = new SpikeAlert(number, evidence.onsetHour(), hour, evidence.best());
        alert.seen = evidence.seenSinceOnset();
        alert.expected = evidence.expectedSinceOnset();
        alert.dispersion = state.baseline.dispersion;
        state.alert = alert;
        alerts.add(alert);
      }
    }
  }

  /// Every alert so far, in the order in which they were raised.
  List<SpikeAlert> alerts() {
    return alerts;
  }

  private int place(long day) {
    return Math.floorMod(day, length);
  }

  /// 0 is Monday; 1970-01-01 was a Thursday.
  static int weekday(long day) {
    return (int) Math.floorMod(day + 3, (long) Baseline.WEEKDAYS);
  }
}
