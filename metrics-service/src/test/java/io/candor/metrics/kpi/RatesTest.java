package io.candor.metrics.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.TestCounts;
import io.candor.metrics.settings.EvidenceSettings;
import io.candor.metrics.statistics.Proportion;
import org.junit.jupiter.api.Test;

class RatesTest {

  private static final CellCounts COUNTS =
      TestCounts.conversations(200)
          .attempted(120)
          .contained(60)
          .deflected(50)
          .resolution(40, 50)
          .escalations(6, 9, 100)
          .build();

  @Test
  void of_cell() {
    assertThat(Deflection.of(COUNTS)).isEqualTo(new Proportion(50, 200));
    assertThat(AttemptRate.of(COUNTS)).isEqualTo(new Proportion(120, 200));
    assertThat(Containment.of(COUNTS)).isEqualTo(new Proportion(60, 120));
    assertThat(ContextLoss.of(COUNTS)).isEqualTo(new Proportion(6, 100));
    assertThat(RepeatState.of(COUNTS)).isEqualTo(new Proportion(9, 100));
    assertThat(Satisfaction.of(CsatResolution.of(COUNTS))).isEqualTo(new Proportion(40, 50));
    // (40 * 5 + 10 * 1) / 50
    assertThat(Satisfaction.meanRating(CsatResolution.of(COUNTS))).hasValue(4.2);
  }

  @Test
  void of_nothing_hasNoValue() {
    assertThat(Deflection.of(CellCounts.ZERO).value()).isEmpty();
    assertThat(Containment.of(CellCounts.ZERO).value()).isEmpty();
    assertThat(Satisfaction.meanRating(CsatDelayed.of(CellCounts.ZERO))).isEmpty();
    assertThat(CsatModel.scores(CellCounts.ZERO)).isEmpty();
    assertThat(Policy.refundAccuracy(CellCounts.ZERO).value()).isEmpty();
  }

  @Test
  void status_fortyNine_isInsufficient() {
    EvidenceSettings evidence = EvidenceSettings.DEFAULT;

    assertThat(Rate.of(new Proportion(10, 49), true, evidence).status())
        .isEqualTo(Status.INSUFFICIENT_DATA);
    assertThat(Rate.of(new Proportion(10, 50), true, evidence).status()).isEqualTo(Status.OK);
    assertThat(Rate.of(new Proportion(10, 49), false, evidence).status())
        .isEqualTo(Status.PROVISIONAL);
    assertThat(Rate.of(Proportion.EMPTY, true, evidence).interval()).isEmpty();
  }
}
