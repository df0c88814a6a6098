package io.candor.metrics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CountComparisonTest {

  // R documentation of poisson.test: poisson.test(c(11, 6+8+7), c(800, 1083+1050+878)).
  private static final CountComparison PUBLISHED = new CountComparison(11, 800, 21, 3011);

  @Test
  void ratioInterval_published() {
    Interval interval = PUBLISHED.ratioInterval(0.95);

    assertThat(PUBLISHED.ratio().orElseThrow()).isCloseTo(1.971488, within(1e-6));
    assertThat(interval.lower()).isCloseTo(0.8584264, within(1e-6));
    assertThat(interval.upper()).isCloseTo(4.277266, within(1e-5));
  }

  @Test
  void upperTail_equalExposures_isTheBinomialTail() {
    // 4 of 5 or more of a fair coin: (5 + 1) / 32
    assertThat(new CountComparison(4, 10, 1, 10).upperTail()).isCloseTo(6 / 32.0, within(1e-12));
    assertThat(new CountComparison(0, 10, 3, 10).upperTail()).isEqualTo(1);
  }

  @Test
  void expected_movesWithTheExposure() {
    // 6 in 300 words make 8 in 400.
    assertThat(new CountComparison(9, 400, 6, 300).expected()).isEqualTo(8);
  }

  @Test
  void ratio_nothingBefore_hasNoValueAndNoUpperLimit() {
    CountComparison comparison = new CountComparison(21, 374, 0, 354);

    assertThat(comparison.ratio()).isEmpty();
    assertThat(comparison.ratioInterval(0.95).upper()).isInfinite();
    assertThat(comparison.ratioInterval(0.95).lower()).isGreaterThan(2);
  }

  @Test
  void ratioAtLeast_exactlyTwice_isEnough() {
    Fraction two = Fraction.of(BigDecimal.valueOf(2));

    assertThat(new CountComparison(20, 300, 10, 300).ratioAtLeast(two)).isTrue();
    assertThat(new CountComparison(20, 301, 10, 300).ratioAtLeast(two)).isFalse();
    assertThat(new CountComparison(0, 300, 0, 300).ratioAtLeast(two)).isFalse();
  }
}
