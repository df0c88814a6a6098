package io.candor.metrics.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BaselineFitTest {
  private static final int DAYS = 168;
  private static final DetectorSettings SETTINGS = DetectorSettings.DEFAULT;

  private final Baseline baseline = new Baseline();

  @Test
  void constantRate_isFound() {
    fit(day -> 8, day -> 400);
    // 8 of 400; half an event of 1344 on top.
    assertThat(baseline.rate).isCloseTo(0.02, within(0.0001));
    assertThat(baseline.trendPerDay).isCloseTo(0, within(1e-3));
    assertThat(baseline.meanPerDay).isCloseTo(8, within(0.05));
  }

  @Test
  void exposure_isNoRise() {
    fit(day -> day % 7 > 4 ? 4 : 8, day -> day % 7 > 4 ? 200 : 400);
    assertThat(baseline.expected(0, 400)).isCloseTo(8, within(0.1));
    assertThat(baseline.expected(6, 200)).isCloseTo(4, within(0.1));
  }

  @Test
  void weekdays_areShrunkToOne() {
    fit(day -> day % 7 == 0 ? 20 : 10, day -> 400);
    double factor = baseline.weekday[0] / baseline.weekday[3];
    // Twice as many on Mondays; 24 of them against 10 days' worth of the assumption of none.
    assertThat(factor).isBetween(1.4, 1.9);
  }

  @Test
  void trend_isFollowed() {
    fit(day -> (int) Math.round(20 * Math.exp(0.05 * day / 28)), day -> 400);
    double expected = 20 * Math.exp(0.05 * (DAYS + SETTINGS.guardDays()) / 28);
    assertThat(baseline.expected(2, 400)).isCloseTo(expected, within(expected * 0.05));
  }

  @Test
  void pastOutbreak_countsLess() {
    // A fortnight of twice as many, none of whose days is extreme.
    fit(day -> day >= 60 && day < 74 ? 20 : 10, day -> 400);
    // With all days alike it would be 10 + 10 * 14 / 168 = 10.83.
    assertThat(baseline.expected(2, 400)).isBetween(9.8, 10.5);
  }

  @Test
  void nothingSeen_expectsHalfAnEventOverTheWholeTime() {
    fit(day -> 0, day -> 100);
    assertThat(baseline.rate * 100 * DAYS).isCloseTo(0.5, within(0.05));
    assertThat(baseline.dispersion).isEqualTo(1);
    // One event more or less is no surprise: the error of the logarithm is large.
    assertThat(baseline.logError).isGreaterThan(1);
  }

  @Test
  void dispersion_isEstimated() {
    SimulatedCounts counts = new SimulatedCounts(7);
    double sum = 0;
    int fits = 40;
    for (int i = 0; i < fits; i++) {
      fit(day -> counts.count(10, 3), day -> 400);
      sum += baseline.rawDispersion;
    }
    // Days weighted down take a little of it.
    assertThat(sum / fits).isBetween(2.3, 3.2);
  }

  private interface Daily {
    int of(int day);
  }

  private void fit(Daily count, Daily exposure) {
    int[] counts = new int[DAYS];
    int[] exposures = new int[DAYS];
    Arrays.setAll(counts, count::of);
    Arrays.setAll(exposures, exposure::of);
    new BaselineFit(SETTINGS)
        .fit(counts, exposures, 0, DAYS, 0, DAYS + SETTINGS.guardDays(), baseline);
  }
}
