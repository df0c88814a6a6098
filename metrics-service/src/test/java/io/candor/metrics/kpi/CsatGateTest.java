package io.candor.metrics.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.candor.metrics.cell.CsatCounts;
import io.candor.metrics.settings.EvidenceSettings;
import io.candor.metrics.settings.Settings;
import io.candor.metrics.statistics.RateDelta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsatGateTest {

  @ParameterizedTest
  @CsvSource({
    // satisfied of answers now, before -> crossing; few answers, so that nothing is confirmed.
    "80, 100, 82, 100, REVIEW", // -2 exactly
    "801, 1000, 82, 100, NONE", // -1.9
    "78, 100, 82, 100, REVIEW", // -4 without evidence is a review
    "82, 100, 82, 100, NONE",
    // 4,000 answers on both sides: one-sided 95 % is about 1.4 points.
    "3120, 4000, 3280, 4000, ROLLBACK", // -4 exactly, confirmed
    "3121, 4000, 3280, 4000, REVIEW", // -3.975
    "3200, 4000, 3280, 4000, REVIEW"
  })
  void judge_lines(
      long satisfied, long answers, long satisfiedBefore, long answersBefore, Crossing crossing) {
    CsatGate gate = judge(csat(satisfied, answers), csat(satisfiedBefore, answersBefore));

    assertThat(gate.status()).isEqualTo(Status.OK);
    assertThat(gate.crossing()).isEqualTo(crossing);
  }

  @ParameterizedTest
  @CsvSource({
    "49, 100, INSUFFICIENT_DATA",
    "50, 100, OK",
    "100, 49, INSUFFICIENT_DATA",
    "100, 50, OK"
  })
  void judge_fewAnswers_showsButNeverTrips(long answers, long answersBefore, Status status) {
    CsatGate gate = judge(csat(0, answers), csat(answersBefore, answersBefore));

    assertThat(gate.status()).isEqualTo(status);
    assertThat(gate.crossing() == Crossing.NONE).isEqualTo(status != Status.OK);
    assertThat(gate.below()).isEqualTo(status == Status.OK);
  }

  @Test
  void judge_fewerThanFiftyBefore_hasNoDelta() {
    assertThat(judge(csat(40, 60), csat(49, 49)).delta()).isEmpty();
    assertThat(judge(csat(40, 60), csat(50, 50)).delta()).isPresent();
    assertThat(judge(csat(0, 0), csat(50, 50)).delta()).isEmpty();
  }

  @Test
  void judge_immature_isProvisionalAndNeverTrips() {
    CsatGate gate = CsatGate.judge(answers(csat(0, 100), csat(100, 100)), false, Settings.DEFAULT);

    assertThat(gate.status()).isEqualTo(Status.PROVISIONAL);
    assertThat(gate.enough()).isTrue();
    assertThat(gate.crossing()).isEqualTo(Crossing.NONE);
    assertThat(gate.below()).isFalse();
    // Shown all the same: 0 - 100
    assertThat(gate.delta().map(RateDelta::points)).contains(-100.0);
  }

  @Test
  void judge_confidenceZero_makesTheRulesLiteral() {
    EvidenceSettings literal = new EvidenceSettings(50, 50, 15, 0, 0, 0.95);
    CsatGate gate = CsatGate.judge(answers(csat(78, 100), csat(82, 100)), true, with(literal));

    assertThat(gate.crossing()).isEqualTo(Crossing.ROLLBACK);
    assertThat(gate.rollbackConfirmed()).isTrue();
  }

  @Test
  void judge_rollbackNeedsMoreConfidenceThanAFinding() {
    // -5 of 500 against 700: the one-sided 95 % limit is below zero, the 99 % limit is not.
    CsatGate gate = judge(csat(385, 500), csat(574, 700));

    assertThat(gate.delta().orElseThrow().points()).isCloseTo(-5, within(1e-9));
    assertThat(gate.confirmed()).isTrue();
    assertThat(gate.rollbackConfirmed()).isFalse();
  }

  @Test
  void judgeHandoff_hasATargetAndNoLines() {
    CsatGate gate =
        CsatGate.judgeHandoff(answers(csat(0, 100), csat(100, 100)), true, Settings.DEFAULT);

    assertThat(gate.below()).isTrue();
    assertThat(gate.crossing()).isEqualTo(Crossing.NONE);
  }

  private static CsatGate judge(CsatCounts rolling, CsatCounts baseline) {
    return CsatGate.judge(answers(rolling, baseline), true, Settings.DEFAULT);
  }

  private static CsatGate.Answers answers(CsatCounts rolling, CsatCounts baseline) {
    return new CsatGate.Answers(rolling, rolling, 1, baseline);
  }

  private static CsatCounts csat(long satisfied, long answers) {
    return new CsatCounts(answers, satisfied, 0, 0);
  }

  private static Settings with(EvidenceSettings evidence) {
    Settings d = Settings.DEFAULT;
    return new Settings(
        d.windows(),
        evidence,
        d.csat(),
        d.targets(),
        d.volume(),
        d.tiers(),
        d.policy(),
        d.money(),
        d.reviews());
  }
}
