package io.candor.metrics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClopperPearsonTest {

  // R. G. Newcombe, Two-sided confidence intervals for the single proportion, Stat. Med. 17 (1998),
  // table I, method 5.
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2527, 0.3676",
    "15, 148, 0.0578, 0.1617",
    "0, 20, 0.0000, 0.1684",
    "1, 29, 0.0009, 0.1776",
    "0, 0, 0, 1"
  })
  void interval_published(long part, long whole, double lower, double upper) {
    Interval interval = ClopperPearson.interval(new Proportion(part, whole), 0.95);

    assertThat(interval.lower()).isCloseTo(lower, within(0.00005));
    assertThat(interval.upper()).isCloseTo(upper, within(0.00005));
  }
}
