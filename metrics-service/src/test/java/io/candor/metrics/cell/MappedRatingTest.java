package io.candor.metrics.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedRatingTest {

  // 1 + 4 (r - min) / (max - min)
  @ParameterizedTest
  @CsvSource({
    "1, 1, 5, 1000000000, false, true, 2",
    "2, 1, 5, 2000000000, false, true, 1",
    "3, 1, 5, 3000000000, false, false, 0",
    "4, 1, 5, 4000000000, true, false, 0",
    "5, 1, 5, 5000000000, true, false, 0",
    // 0..10: 7 -> 3.8, 8 -> 4.2; 2 -> 1.8, 3 -> 2.2
    "7, 0, 10, 3800000000, false, false, 0",
    "8, 0, 10, 4200000000, true, false, 0",
    "2, 0, 10, 1800000000, false, true, 1",
    "3, 0, 10, 2200000000, false, false, 0",
    // 1..10: 7 -> 1 + 24/9 = 3.666666667
    "7, 1, 10, 3666666667, false, false, 0",
    // Thumbs.
    "0, 0, 1, 1000000000, false, true, 2",
    "1, 0, 1, 5000000000, true, false, 0",
    // Exactly on the edges of a scale that doubles cannot hold: 0.75 and 0.25 of the way.
    "0.7, 0.1, 0.9, 4000000000, true, false, 0",
    "0.3, 0.1, 0.9, 2000000000, false, true, 1",
    "-1, -2, 2, 2000000000, false, true, 1"
  })
  void of_scale(
      BigDecimal rating,
      BigDecimal min,
      BigDecimal max,
      long nanos,
      boolean satisfied,
      boolean low,
      int severity) {
    assertThat(MappedRating.of(rating, min, max))
        .isEqualTo(new MappedRating(nanos, satisfied, low, severity));
  }

  @Test
  void of_justBelowSatisfied_isNotRoundedUp() {
    // 3.9999999999… rounds to 4.000000000 but is not satisfied.
    MappedRating rating =
        MappedRating.of(new BigDecimal("3.99999999999"), BigDecimal.ONE, BigDecimal.valueOf(5));

    assertThat(rating.nanos()).isEqualTo(4_000_000_000L);
    assertThat(rating.satisfied()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 5", "6, 1, 5", "3, 3, 3", "3, 5, 1"})
  void of_outsideOrEmptyScale_refused(BigDecimal rating, BigDecimal min, BigDecimal max) {
    assertThatThrownBy(() -> MappedRating.of(rating, min, max))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
