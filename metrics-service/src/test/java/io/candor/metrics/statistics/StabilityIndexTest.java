package io.candor.metrics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StabilityIndexTest {

  @Test
  void of_sameMix_isZero() {
    assertThat(StabilityIndex.of(Map.of("a", 30L, "b", 70L), Map.of("a", 3L, "b", 7L))).isZero();
  }

  @Test
  void of_movedMix() {
    // (0.4 - 0.3) ln(4/3) + (0.6 - 0.7) ln(6/7) = 0.0287682 + 0.0154151
    assertThat(StabilityIndex.of(Map.of("a", 40L, "b", 60L), Map.of("a", 30L, "b", 70L)))
        .isCloseTo(0.0441833, within(1e-7));
  }

  @Test
  void of_newCategory_isFlooredNotInfinite() {
    // (0.5 - 1) ln(0.5/1) + (0.5 - 0.0001) ln(0.5/0.0001)
    assertThat(StabilityIndex.of(Map.of("a", 1L, "b", 1L), Map.of("a", 10L)))
        .isCloseTo(0.5 * Math.log(2) + 0.4999 * Math.log(5000), within(1e-12));
  }

  @Test
  void of_nothing_refused() {
    assertThatThrownBy(() -> StabilityIndex.of(Map.of(), Map.of("a", 1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
