package io.candor.metrics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinearCombinationTest {

  private static final Proportion FIRST = new Proportion(56, 70);
  private static final Proportion SECOND = new Proportion(48, 80);

  @Test
  void interval_oneTermOfWeightOne_isWilsons() {
    Interval wilson = Wilson.interval(FIRST, 0.95).orElseThrow();
    Interval sum = LinearCombination.interval(List.of(new LinearCombination.Term(1, FIRST)), 0.95);

    assertThat(sum.lower()).isCloseTo(wilson.lower(), within(1e-12));
    assertThat(sum.upper()).isCloseTo(wilson.upper(), within(1e-12));
  }

  @Test
  void estimate_weighted() {
    List<LinearCombination.Term> terms =
        List.of(new LinearCombination.Term(0.25, FIRST), new LinearCombination.Term(-0.75, SECOND));

    // 0.25 * 0.8 - 0.75 * 0.6
    assertThat(LinearCombination.estimate(terms)).isCloseTo(-0.25, within(1e-12));
  }

  @Test
  void interval_halvesOfTheSameStrata_isNarrowerThanEither() {
    // Two independent halves of equal weight: the error is 1/sqrt(2) of one half's.
    List<LinearCombination.Term> terms =
        List.of(new LinearCombination.Term(0.5, FIRST), new LinearCombination.Term(0.5, FIRST));
    Interval sum = LinearCombination.interval(terms, 0.95);
    Interval one = Wilson.interval(FIRST, 0.95).orElseThrow();

    assertThat(0.8 - sum.lower()).isCloseTo((0.8 - one.lower()) / Math.sqrt(2), within(1e-12));
  }
}
