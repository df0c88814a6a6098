package io.candor.metrics.spike;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The detector over the judged steps of the data. Baselines are fitted once; then the evidence is
/// gathered for any threshold: an alarm is raised when R reaches it, and evidence begins anew.
final class OutbreakRun {
  private static final double DAYS_PER_YEAR = 365.25;

  private final OutbreakData data;
  private final DetectorSettings settings = DetectorSettings.DEFAULT;
  private final int steps;
  private final float[][] expected;
  private final float[][] dispersion;
  private final float[][] upper;
  private final float[][] meanPerDay;

  /// What a threshold finds.
  ///
  /// @param falsePerYear alarms outside outbreaks per series-year outside outbreaks
  /// @param surgePerYear alarms during a rise of everything per series-year of it
  /// @param sensitivity share of outbreaks with an alarm between onset and end
  /// @param bugSensitivity the same for the bug of one user in twenty
  /// @param delay median delay of what was found, in steps
  /// @param bugDelay the same for the bug
  record Result(
      double threshold,
      double falsePerYear,
      double surgePerYear,
      double sensitivity,
      double bugSensitivity,
      int delay,
      int bugDelay) {}

  OutbreakRun(OutbreakData data) {
    this.data = data;
    this.steps = data.steps() - data.historySteps();
    int days = steps / data.stepsPerDay();
    this.expected = new float[data.seriesCount()][steps];
    this.dispersion = new float[data.seriesCount()][days];
    this.upper = new float[data.seriesCount()][days];
    this.meanPerDay = new float[data.seriesCount()][days];
    expect();
  }

  private void expect() {
    SpikeDetector detector = new SpikeDetector(settings);
    int all = data.seriesCount();
    for (int one = 0; one < all; one++) {
      detector.addSeries(detector.addExposure());
    }
    int perDay = data.stepsPerDay();
    for (int step = 0; step < data.steps(); step++) {
      long day = step / perDay;
      if (step % perDay == 0) {
        // Only the judged days need a baseline; the others are counted.
        if (step >= data.historySteps()) {
          detector.beginDay(day);
          note(detector, (step - data.historySteps()) / perDay);
        } else {
          detector.skipTo(day);
        }
      }
      for (int one = 0; one < all; one++) {
        if (step >= data.historySteps()) {
          expected[one][step - data.historySteps()] =
              (float)
                  detector
                      .series
                      .get(one)
                      .baseline
                      .expected(SpikeDetector.weekday(day), data.exposures()[one][step]);
        }
        detector.expose(one, data.exposures()[one][step]);
        detector.count(one, data.counts()[one][step]);
      }
    }
  }

  private void note(SpikeDetector detector, int day) {
    for (int one = 0; one < data.seriesCount(); one++) {
      SeriesState state = detector.series.get(one);
      dispersion[one][day] = (float) state.baseline.dispersion;
      upper[one][day] = (float) state.upper;
      meanPerDay[one][day] = (float) detector.meanPerDay(state);
    }
  }

  /// The smallest threshold with at most this many false alarms per series-year.
  Result at(double falsePerYear) {
    double low = 0;
    double high = 12;
    for (int i = 0; i < 20; i++) {
      double middle = (low + high) / 2;
      if (alarms(Math.pow(10, middle)).falsePerYear() > falsePerYear) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return alarms(Math.pow(10, high));
  }

  private Result alarms(double threshold) {
    long falseAlarms = 0;
    long surgeAlarms = 0;
    long quietSteps = 0;
    long surgeSteps = 0;
    List<List<Integer>> raised = new ArrayList<>();
    for (int one = 0; one < data.seriesCount(); one++) {
      List<Integer> own = alarms(one, threshold);
      raised.add(own);
      for (int step = data.historySteps(); step < data.steps(); step++) {
        boolean quiet = !data.outbreak()[one][step];
        quietSteps += quiet ? 1 : 0;
        surgeSteps += quiet && data.surge()[one][step] ? 1 : 0;
      }
      for (int step : own) {
        boolean quiet = !data.outbreak()[one][step];
        falseAlarms += quiet ? 1 : 0;
        surgeAlarms += quiet && data.surge()[one][step] ? 1 : 0;
      }
    }
    List<Integer> delays = new ArrayList<>();
    List<Integer> bugDelays = new ArrayList<>();
    int bugs = 0;
    for (OutbreakData.Outbreak outbreak : data.outbreaks()) {
      bugs += outbreak.bug() ? 1 : 0;
      raised.get(outbreak.series()).stream()
          .filter(step -> step >= outbreak.start() && step <= outbreak.end())
          .findFirst()
          .ifPresent(
              step -> {
                delays.add(step - outbreak.start());
                if (outbreak.bug()) {
                  bugDelays.add(step - outbreak.start());
                }
              });
    }
    double stepsPerYear = DAYS_PER_YEAR * data.stepsPerDay();
    return new Result(
        threshold,
        falseAlarms / (quietSteps / stepsPerYear),
        surgeAlarms / (surgeSteps / stepsPerYear),
        (double) delays.size() / data.outbreaks().size(),
        (double) bugDelays.size() / bugs,
        median(delays),
        median(bugDelays));
  }

  private List<Integer> alarms(int one, double threshold) {
    Evidence evidence = new Evidence();
    List<Integer> raised = new ArrayList<>();
    int perDay = data.stepsPerDay();
    int perSpan = Math.max(1, perDay * Evidence.SPAN_HOURS / 24);
    ReleasePrior prior = new ReleasePrior(settings);
    for (int step = 0; step < steps; step++) {
      int day = step / perDay;
      if (step % perSpan == 0) {
        evidence.beginSpan(step);
        evidence.expect(dispersion[one][day], meanPerDay[one][day], upper[one][day]);
      }
      double onsets = settings.onsetsPerDay() / perDay;
      for (double release : data.releases().get(one)) {
        double age = (step + data.historySteps() - release) / perDay;
        // Days tell nothing of the hour of a release.
        onsets += perDay == 1 ? 0 : prior.mass(age, 1.0 / perDay);
      }
      evidence.add(
          onsets,
          data.counts()[one][step + data.historySteps()],
          expected[one][step],
          (step % perSpan + 1.0) / perSpan);
      if (evidence.total() >= threshold && evidence.seenSinceOnset() >= settings.minSeen()) {
        raised.add(step + data.historySteps());
        evidence.clear();
      }
    }
    return raised;
  }

  private static int median(List<Integer> values) {
    Collections.sort(values);
    return values.isEmpty() ? -1 : values.get(values.size() / 2);
  }
}
