package io.candor.metrics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class SampleTest {

  @Test
  void of_millisecondsToSeconds() {
    // 1.0 s, 2.0 s, 4.5 s: mean 7.5 / 3; variance ((1.5)² + (0.5)² + (2)²) / 2 = 6.5 / 2
    Sample sample =
        Sample.of(3, 7500, BigInteger.valueOf(1_000_000L + 4_000_000L + 20_250_000L), 1000)
            .orElseThrow();

    assertThat(sample.mean()).isEqualTo(2.5);
    assertThat(sample.variance()).isCloseTo(3.25, within(1e-12));
  }

  @Test
  void of_hugeEqualValues_nothingCancels() {
    // Twice 30 days in milliseconds and one millisecond more: the spread is half a millisecond
    // squared times two.
    long month = 30L * 24 * 3600 * 1000;
    BigInteger squares = BigInteger.valueOf(month).pow(2).add(BigInteger.valueOf(month + 1).pow(2));

    assertThat(Sample.of(2, 2 * month + 1, squares, 1).orElseThrow().variance())
        .isCloseTo(0.5, within(1e-12));
  }

  @Test
  void of_none_absent() {
    assertThat(Sample.of(0, 0, BigInteger.ZERO, 1000)).isEmpty();
  }

  @Test
  void exceeds_exactlyTheFactor_isNotMore() {
    Sample hundred = Sample.of(3, 300, BigInteger.valueOf(30_000), 1).orElseThrow();
    Sample hundredTen = Sample.of(3, 330, BigInteger.valueOf(36_300), 1).orElseThrow();
    Fraction factor = Fraction.of(new BigDecimal("1.10"));

    assertThat(hundredTen.exceeds(hundred, factor)).isFalse();
    assertThat(hundredTen.exceeds(hundred, Fraction.ONE)).isTrue();
  }
}
