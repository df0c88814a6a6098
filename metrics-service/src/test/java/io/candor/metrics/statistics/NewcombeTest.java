package io.candor.metrics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewcombeTest {

  // R. G. Newcombe, Interval estimation for the difference between independent proportions, Stat.
  // Med. 17 (1998),
  // table II, method 10.
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "6, 7, 2, 7, 0.0582, 0.8062",
    "5, 56, 0, 29, -0.0381, 0.1926",
    "0, 10, 0, 20, -0.1611, 0.2775",
    "0, 10, 0, 10, -0.2775, 0.2775",
    "10, 10, 0, 20, 0.6791, 1.0000",
    "10, 10, 0, 10, 0.6075, 1.0000"
  })
  void interval_published(long a, long m, long b, long n, double lower, double upper) {
    Interval interval = Newcombe.interval(new Proportion(a, m), new Proportion(b, n), 0.95);

    assertThat(interval.lower()).isCloseTo(lower, within(0.00006));
    assertThat(interval.upper()).isCloseTo(upper, within(0.00006));
  }

  @Test
  void bounds_oneSided_areTheEndsOfTheTwoSidedOfTwiceTheTail() {
    Proportion judged = new Proportion(56, 70);
    Proportion reference = new Proportion(48, 80);
    Interval ninety = Newcombe.interval(judged, reference, 0.90);

    assertThat(Newcombe.lowerBound(judged, reference, 0.95))
        .isCloseTo(ninety.lower(), within(1e-12));
    assertThat(Newcombe.upperBound(judged, reference, 0.95))
        .isCloseTo(ninety.upper(), within(1e-12));
  }

  @Test
  void interval_sidesSwapped_isMirrored() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    for (int i = 0; i < 200; i++) {
      Proportion first = random(random);
      Proportion second = random(random);
      Interval there = Newcombe.interval(first, second, 0.95);
      Interval back = Newcombe.interval(second, first, 0.95);

      assertThat(there.lower()).isCloseTo(-back.upper(), within(1e-12));
      assertThat(there.upper()).isCloseTo(-back.lower(), within(1e-12));
    }
  }

  private static Proportion random(RandomGenerator random) {
    long whole = random.nextLong(1, 500);
    return new Proportion(random.nextLong(whole + 1), whole);
  }
}
