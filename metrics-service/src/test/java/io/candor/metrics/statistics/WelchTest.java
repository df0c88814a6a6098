package io.candor.metrics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class WelchTest {

  // Student's sleep data (1908), extra hours of sleep in tenths; R: t.test(extra ~ group, data =
  // sleep).
  private static final long[] FIRST = {7, -16, -2, -12, -1, 34, 37, 8, 0, 20};
  private static final long[] SECOND = {19, 8, 11, 1, -1, 44, 55, 16, 46, 34};

  @Test
  void interval_published() {
    Interval interval = Welch.interval(hours(FIRST), hours(SECOND), 0.95).orElseThrow();

    assertThat(interval.lower()).isCloseTo(-3.3654832, within(1e-7));
    assertThat(interval.upper()).isCloseTo(0.2054832, within(1e-7));
  }

  @Test
  void lowerBound_oneSided_isTheEndOfTheTwoSidedOfTwiceTheTail() {
    Interval ninety = Welch.interval(hours(SECOND), hours(FIRST), 0.90).orElseThrow();

    assertThat(Welch.lowerBound(hours(SECOND), hours(FIRST), 0.95).orElseThrow())
        .isCloseTo(ninety.lower(), within(1e-12));
  }

  @Test
  void interval_singleMeasurement_absent() {
    assertThat(Welch.interval(hours(new long[] {7}), hours(SECOND), 0.95)).isEmpty();
    assertThat(Welch.ratioInterval(hours(FIRST), hours(new long[] {7}), 0.95)).isEmpty();
  }

  @Test
  void interval_noSpread_isThePoint() {
    Sample same = hours(new long[] {50, 50});

    assertThat(Welch.interval(same, same, 0.95)).contains(new Interval(0, 0));
  }

  @Test
  void ratioInterval_referenceWithoutSpread_isTheMeansIntervalDivided() {
    // Against a constant of 2.0 the ratio's interval is that of the mean, halved.
    Sample constant = hours(new long[] {20, 20, 20});
    Interval difference = Welch.interval(hours(SECOND), constant, 0.95).orElseThrow();
    Interval ratio = Welch.ratioInterval(hours(SECOND), constant, 0.95).orElseThrow();

    assertThat(ratio.lower()).isCloseTo((difference.lower() + 2) / 2, within(1e-9));
    assertThat(ratio.upper()).isCloseTo((difference.upper() + 2) / 2, within(1e-9));
  }

  @Test
  void ratioInterval_referenceNearZero_absent() {
    // The first group's mean cannot be told from zero, so nothing bounds a ratio to it.
    assertThat(Welch.ratioInterval(hours(SECOND), hours(FIRST), 0.95)).isEmpty();
  }

  private static Sample hours(long[] tenths) {
    long sum = 0;
    BigInteger squares = BigInteger.ZERO;
    for (long value : tenths) {
      sum += value;
      squares = squares.add(BigInteger.valueOf(value * value));
    }
    return Sample.of(tenths.length, sum, squares, 10).orElseThrow();
  }
}
