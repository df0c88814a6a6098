package io.candor.metrics.spike;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpikeDetectorTest {
  private static final int HISTORY = 60;

  private final SimulatedCounts counts = new SimulatedCounts(3);

  @Test
  void rise_isRaisedOnce_growsAndCloses() {
    // Four a day among 400; twelve a day for five days; four again.
    SpikeDetector detector = new SpikeDetector(DetectorSettings.DEFAULT);
    int exposure = detector.addExposure();
    detector.addSeries(exposure);
    run(detector, 0, HISTORY, span -> 1, span -> 100);
    assertThat(detector.alerts()).isEmpty();

    run(detector, HISTORY, HISTORY + 5, span -> 3, span -> 100);
    assertThat(detector.alerts()).hasSize(1);
    SpikeAlert alert = detector.alerts().getFirst();
    assertThat(alert.open()).isTrue();
    assertThat(alert.onsetHour()).isEqualTo(24L * HISTORY);
    // Within two days.
    assertThat(alert.raisedHour()).isLessThan(24L * (HISTORY + 2));
    // 5 * 12 against 5 * 4.
    assertThat(alert.seen()).isEqualTo(60);
    assertThat(alert.expected()).isBetween(18.0, 22.0);
    assertThat(alert.tail()).isLessThan(1e-6);

    run(detector, HISTORY + 5, HISTORY + 25, span -> 1, span -> 100);
    assertThat(alert.open()).isFalse();
    assertThat(detector.alerts()).hasSize(1);
  }

  @Test
  void riseOfEverything_raisesNothing() {
    SpikeDetector detector = new SpikeDetector(DetectorSettings.DEFAULT);
    int exposure = detector.addExposure();
    for (int i = 0; i < 20; i++) {
      detector.addSeries(exposure);
    }
    run(detector, 0, HISTORY, span -> counts.count(1.25, 1), span -> 100);
    // Twice as much of everything for two weeks.
    run(detector, HISTORY, HISTORY + 14, span -> counts.count(2.5, 1), span -> 200);
    assertThat(detector.alerts()).isEmpty();
  }

  @Test
  void newTheme_isFoundFromItsBirth() {
    SpikeDetector detector = new SpikeDetector(DetectorSettings.DEFAULT);
    int exposure = detector.addExposure();
    detector.addSeries(exposure);
    run(detector, 0, HISTORY, span -> counts.count(1.25, 1), span -> 100);
    int born = detector.addSeries(exposure);
    for (int day = HISTORY; day < HISTORY + 2; day++) {
      detector.beginDay(day);
      for (int span = 0; span < 4; span++) {
        long hour = 24L * day + 6L * span;
        detector.beginSpan(hour);
        detector.expose(exposure, 100);
        detector.observe(0, 0.25, 1, 100, 1);
        detector.observe(born, 0.25, 1, 100, 1);
        detector.decide(hour);
      }
    }
    assertThat(detector.alerts()).extracting(SpikeAlert::series).containsExactly(born);
  }

  @Test
  void quietWorld_hasHardlyAFalseAlarm() {
    // 200 series for 100 days are 54 series-years; one false alarm in a hundred series-weeks would
    // be 29.
    SpikeDetector detector = new SpikeDetector(DetectorSettings.DEFAULT);
    int exposure = detector.addExposure();
    for (int i = 0; i < 200; i++) {
      detector.addSeries(exposure);
    }
    run(detector, 0, HISTORY + 100, span -> counts.count(0.75, 1.5), span -> 100);
    assertThat(detector.alerts()).hasSizeLessThan(10);
  }

  @Test
  void fewSeen_isNotSpokenOf() {
    SpikeDetector detector = new SpikeDetector(DetectorSettings.DEFAULT);
    int exposure = detector.addExposure();
    detector.addSeries(exposure);
    run(detector, 0, HISTORY, span -> 0, span -> 1_000);
    run(detector, HISTORY, HISTORY + 1, span -> span < 2 ? 1 : 0, span -> 1_000);
    assertThat(detector.alerts()).isEmpty();
  }

  private interface Daily {
    int of(int span);
  }

  /// Every series sees the same rule in each of the four spans of a day.
  private static void run(SpikeDetector detector, int from, int to, Daily low, Daily all) {
    for (int day = from; day < to; day++) {
      detector.beginDay(day);
      for (int span = 0; span < 4; span++) {
        long hour = 24L * day + 6L * span;
        detector.beginSpan(hour);
        detector.expose(0, all.of(span));
        for (int i = 0; i < detector.series.size(); i++) {
          detector.observe(i, 0.25, low.of(span), all.of(span), 1);
        }
        detector.decide(hour);
      }
    }
  }
}
