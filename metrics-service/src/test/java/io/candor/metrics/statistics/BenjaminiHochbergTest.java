package io.candor.metrics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {

  // Y. Benjamini and Y. Hochberg (1995), section 3.2: fifteen tests of thrombolysis, of which four
  // are discoveries.
  private static final double[] PUBLISHED = {
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
    0.6528, 0.7590, 1.0000
  };

  @Test
  void adjust_published_fourDiscoveries() {
    double[] adjusted = BenjaminiHochberg.adjust(PUBLISHED);

    assertThat(Arrays.stream(adjusted).filter(p -> p <= 0.05).count()).isEqualTo(4);
    // 0.0095 * 15 / 4
    assertThat(adjusted[3]).isCloseTo(0.035625, within(1e-12));
  }

  @Test
  void adjust_anyOrder_staysWithItsTest() {
    double[] adjusted = BenjaminiHochberg.adjust(new double[] {0.04, 0.01, 0.03});

    // Sorted: 0.01*3/1 = 0.03, 0.03*3/2 = 0.045 -> min with 0.04*3/3 = 0.04
    assertThat(adjusted[0]).isCloseTo(0.04, within(1e-12));
    assertThat(adjusted[1]).isCloseTo(0.03, within(1e-12));
    assertThat(adjusted[2]).isCloseTo(0.04, within(1e-12));
  }

  @Test
  void adjust_none_isEmpty() {
    assertThat(BenjaminiHochberg.adjust(new double[0])).isEmpty();
  }
}
