package io.candor.classifier.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SurgeTest {
  @Test
  void chance_isTheUpperTailOfTheBinomial() {
    // All of 5 in a quarter of the time: 0.25^5.
    assertThat(Surge.chance(5, 0, 100, 300)).isCloseTo(Math.pow(0.25, 5), within(1e-12));
    // At least 1 of 2 in a half: 1 - 0.5^2.
    assertThat(Surge.chance(1, 1, 50, 50)).isCloseTo(0.75, within(1e-12));
    // At least 2 of 3 in a fifth: 3 * 0.2^2 * 0.8 + 0.2^3.
    assertThat(Surge.chance(2, 1, 10, 40)).isCloseTo(3 * 0.04 * 0.8 + 0.008, within(1e-12));
  }

  @Test
  void withoutAPast_nothingIsARise() {
    assertThat(Surge.chance(9, 0, 100, 0)).isEqualTo(1);
    assertThat(Surge.chance(0, 0, 100, 100)).isEqualTo(1);
    assertThat(Surge.chance(0, 4, 100, 100)).isEqualTo(1);
  }
}
