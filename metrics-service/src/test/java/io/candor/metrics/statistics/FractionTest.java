package io.candor.metrics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FractionTest {

  @Test
  void minus_eightyOfHundredLessEightyTwo_isMinusTwoPointsExactly() {
    Fraction delta = Fraction.of(80, 100).minus(Fraction.of(82, 100));

    assertThat(delta).isEqualByComparingTo(Fraction.ofPercent(BigDecimal.valueOf(-2)));
    // In doubles it is not: 0.80 - 0.82 > -0.02.
    assertThat(0.80 - 0.82).isGreaterThan(-0.02);
  }

  @Test
  void dividedBy_meanOfThirds_isExact() {
    Fraction third = Fraction.of(1, 3);

    assertThat(third.plus(third).plus(third).dividedBy(3)).isEqualByComparingTo(third);
  }

  @Test
  void of_decimal_keepsEveryDigit() {
    assertThat(Fraction.of(new BigDecimal("1.10"))).isEqualByComparingTo(Fraction.of(11, 10));
    assertThat(Fraction.of(new BigDecimal("1E+2"))).isEqualByComparingTo(Fraction.of(100, 1));
  }

  @Test
  void doubleValue_beyondFiftyThreeBits_isTheNearestDouble() {
    assertThat(Fraction.of(Long.MAX_VALUE, Long.MAX_VALUE - 1).doubleValue()).isEqualTo(1.0);
    assertThat(Fraction.of(Long.MAX_VALUE, 3).doubleValue()).isEqualTo(Long.MAX_VALUE / 3.0);
  }

  @Test
  void constructor_zeroDenominator_refused() {
    assertThatThrownBy(() -> Fraction.of(1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("denominator: 0");
  }
}
