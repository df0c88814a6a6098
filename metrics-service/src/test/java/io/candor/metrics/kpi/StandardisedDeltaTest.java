package io.candor.metrics.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.candor.metrics.statistics.Newcombe;
import io.candor.metrics.statistics.Proportion;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardisedDeltaTest {

  @Test
  void points_mixMovesAlone_isZero() {
    // Easy tickets stay at 90 %, hard ones at 60 %; only their shares turn over. Blended it is 84
    // -> 66.
    StandardisedDelta delta =
        delta(
            new StandardisedDelta.Stratum(new Proportion(18, 20), new Proportion(72, 80)),
            new StandardisedDelta.Stratum(new Proportion(48, 80), new Proportion(12, 20)));

    assertThat(delta.points()).isZero();
  }

  @Test
  void points_weightsAreTheBaselinesAnswers() {
    // 0.75 * (80 - 90) + 0.25 * (70 - 60)
    StandardisedDelta delta =
        delta(
            new StandardisedDelta.Stratum(new Proportion(8, 10), new Proportion(270, 300)),
            new StandardisedDelta.Stratum(new Proportion(7, 10), new Proportion(60, 100)));

    assertThat(delta.points()).isCloseTo(-5, within(1e-12));
  }

  @Test
  void interval_oneArchetype_isNewcombes() {
    Proportion now = new Proportion(80, 100);
    Proportion before = new Proportion(450, 500);
    StandardisedDelta delta = delta(new StandardisedDelta.Stratum(now, before));

    assertThat(delta.upperBound(0.95))
        .isCloseTo(100 * Newcombe.upperBound(now, before, 0.95), within(1e-9));
    assertThat(delta.interval(0.95).lower())
        .isCloseTo(100 * Newcombe.interval(now, before, 0.95).lower(), within(1e-9));
  }

  @Test
  void of_emptySides_areLeftOut() {
    assertThat(
            StandardisedDelta.of(
                    List.of(
                        new StandardisedDelta.Stratum(Proportion.EMPTY, new Proportion(1, 2)),
                        new StandardisedDelta.Stratum(new Proportion(1, 2), Proportion.EMPTY),
                        new StandardisedDelta.Stratum(new Proportion(1, 2), new Proportion(1, 2))))
                .orElseThrow()
                .strata())
        .hasSize(1);
    assertThat(StandardisedDelta.of(List.of())).isEmpty();
  }

  private static StandardisedDelta delta(StandardisedDelta.Stratum... strata) {
    return StandardisedDelta.of(List.of(strata)).orElseThrow();
  }
}
