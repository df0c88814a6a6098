package io.candor.metrics.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EvidenceTest {

  @Test
  void likelihoodRatio_ofPoissonCounts() {
    // 2^5 * e^-(2 - 1)*3
    assertThat(Evidence.logLikelihoodRatio(5, 3, 2, 0, 3))
        .isCloseTo(5 * Math.log(2) - 3, within(1e-12));
  }

  @Test
  void likelihoodRatio_ofNegativeBinomialCounts() {
    // Mean 4, variance 8: size 4; doubled: size 8; both with probability 1/2.
    // Γ(8 + 3)/Γ(8) / (Γ(4 + 3)/Γ(4)) * (1/2)^4 = (8*9*10)/(4*5*6) / 16
    assertThat(Evidence.logLikelihoodRatio(3, 4, 2, 1, 4))
        .isCloseTo(Math.log(720.0 / 120 / 16), within(1e-12));
  }

  @Test
  void likelihoodRatio_nearPoisson_isPoissons() {
    assertThat(Evidence.logLikelihoodRatio(7, 3, 2, 1e-9, 3))
        .isCloseTo(Evidence.logLikelihoodRatio(7, 3, 2, 0, 3), within(1e-6));
  }

  @Test
  void nothingExpected_isNoEvidence() {
    assertThat(Evidence.logLikelihoodRatio(0, 0, 2, 1, 0)).isZero();
  }

  @Test
  void spanInParts_isWeighedAsOne() {
    Evidence whole = new Evidence();
    Evidence parts = new Evidence();
    whole.expect(2, 24, 1.1);
    parts.expect(2, 24, 1.1);
    whole.beginSpan(0);
    parts.beginSpan(0);
    whole.add(0.25, 9, 6, 1);
    for (int hour = 1; hour <= 6; hour++) {
      parts.add(0.25 / 6, hour <= 3 ? 2 : 1, 1, hour / 6.0);
    }
    assertThat(parts.total()).isCloseTo(whole.total(), within(1e-12));
  }

  @Test
  void onset_isWhereTheRiseBegan() {
    Evidence evidence = new Evidence();
    evidence.expect(1, 8, 1);
    for (int span = 0; span < 12; span++) {
      evidence.beginSpan(6L * span);
      // Two a span as usual, eight from the ninth on.
      evidence.add(0.25, span < 8 ? 2 : 8, 2, 1);
    }
    assertThat(evidence.onsetHour()).isEqualTo(48);
    assertThat(evidence.seenSinceOnset()).isEqualTo(32);
    assertThat(evidence.expectedSinceOnset()).isEqualTo(8);
  }

  @Test
  void quietSeries_meanEvidenceIsTheTimeGoneBy() {
    // E[R] = t: the mean of many series after 20 days is near 20, far below any threshold. The mean
    // is carried by rare large values, so the bounds are wide.
    SimulatedCounts counts = new SimulatedCounts(11);
    int series = 20_000;
    double sum = 0;
    for (int i = 0; i < series; i++) {
      Evidence evidence = new Evidence();
      evidence.expect(1.5, 2, 1);
      for (int day = 0; day < 20; day++) {
        evidence.beginSpan(24L * day);
        evidence.add(1, counts.count(2, 1.5), 2, 1);
      }
      sum += evidence.total();
    }
    assertThat(sum / series).isBetween(10.0, 30.0);
  }
}
