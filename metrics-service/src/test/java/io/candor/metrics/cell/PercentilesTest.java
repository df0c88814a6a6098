package io.candor.metrics.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void ofSortedMillis_interpolatesBetweenTheClosestRanks() {
    Percentiles percentiles =
        Percentiles.ofSortedMillis(new long[] {1000, 2000, 3000, 10_000}).orElseThrow();

    // Position 0.5 * 3 = 1.5: half way from 2 s to 3 s; position 0.9 * 3 = 2.7: 3 s + 0.7 * 7 s
    assertThat(percentiles.p50Seconds()).isCloseTo(2.5, within(1e-12));
    assertThat(percentiles.p90Seconds()).isCloseTo(7.9, within(1e-12));
  }

  @Test
  void ofSortedMillis_rankHitExactly() {
    long[] eleven = new long[11];
    for (int i = 0; i < eleven.length; i++) {
      eleven[i] = i * 1000L;
    }

    assertThat(Percentiles.ofSortedMillis(eleven)).contains(new Percentiles(5, 9));
  }

  @Test
  void ofSortedMillis_oneOrNone() {
    assertThat(Percentiles.ofSortedMillis(new long[] {1234}))
        .contains(new Percentiles(1.234, 1.234));
    assertThat(Percentiles.ofSortedMillis(new long[0])).isEmpty();
  }
}
