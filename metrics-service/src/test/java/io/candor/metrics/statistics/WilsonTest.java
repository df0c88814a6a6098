package io.candor.metrics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {

  // R. G. Newcombe, Two-sided confidence intervals for the single proportion, Stat. Med. 17 (1998),
  // table I, method 3.
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void interval_published(long part, long whole, double lower, double upper) {
    Interval interval = Wilson.interval(new Proportion(part, whole), 0.95).orElseThrow();

    assertThat(interval.lower()).isCloseTo(lower, within(0.00005));
    assertThat(interval.upper()).isCloseTo(upper, within(0.00005));
  }

  @Test
  void interval_allOfThem_endsAtOne() {
    assertThat(Wilson.interval(new Proportion(20, 20), 0.95).orElseThrow().upper()).isEqualTo(1);
  }

  @Test
  void interval_emptyWhole_absent() {
    assertThat(Wilson.interval(Proportion.EMPTY, 0.95)).isEmpty();
    assertThat(Wilson.upperBound(Proportion.EMPTY, 0.95)).isEmpty();
    assertThat(Wilson.lowerBound(Proportion.EMPTY, 0.95)).isEmpty();
  }

  @Test
  void bounds_oneSided_areTheEndsOfTheTwoSidedOfTwiceTheTail() {
    Proportion share = new Proportion(81, 263);
    Interval ninety = Wilson.interval(share, 0.90).orElseThrow();

    assertThat(Wilson.lowerBound(share, 0.95).orElseThrow())
        .isCloseTo(ninety.lower(), within(1e-12));
    assertThat(Wilson.upperBound(share, 0.95).orElseThrow())
        .isCloseTo(ninety.upper(), within(1e-12));
  }
}
