package io.candor.metrics.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.metrics.cell.TestCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One archetype with a band of 15..30 % (`returns`), 1,000 answers of every kind before go-live,
/// 80 % of them satisfied, and one live week.
class VerdictScenarioTest {

  private static final String ARCHETYPE = "returns";

  @ParameterizedTest(
      name = "{6}: resolution {0}, delayed {1}, handoff {2} of 1000, {3} deflected of {4}")
  @CsvSource({
    // satisfied of 1,000 answers each, deflected, conversations, answers of each kind -> verdict
    "800, 800, 800, 150, 1000, 1000, WIN", // the lower end belongs to the band
    "800, 800, 800, 149, 1000, 1000, PROTECTED",
    "900, 900, 900, 600, 1000, 1000, WIN", // above the band is no less a win
    "799, 800, 800, 300, 1000, 1000, NOT_A_WIN", // any gate, whatever the count
    "800, 799, 800, 300, 1000, 1000, NOT_A_WIN",
    "800, 800, 799, 300, 1000, 1000, NOT_A_WIN",
    "800, 800, 500, 300, 1000, 1000, NOT_A_WIN", // the handoff gate has no lines
    "781, 800, 800, 300, 1000, 1000, NOT_A_WIN",
    "780, 800, 800, 300, 1000, 1000, REVIEW", // -2 exactly
    "800, 780, 800, 300, 1000, 1000, REVIEW",
    "761, 800, 800, 300, 1000, 1000, REVIEW",
    "760, 800, 800, 300, 1000, 1000, ROLLBACK", // -4 exactly, confirmed
    "780, 760, 800, 300, 1000, 1000, ROLLBACK", // the graver of two
    "900, 900, 900, 8, 49, 1000, INSUFFICIENT_DATA", // few conversations
    "760, 900, 900, 8, 49, 1000, ROLLBACK" // a crossed line goes before few conversations
  })
  void verdict_order(
      long resolution,
      long delayed,
      long handoff,
      long deflected,
      long conversations,
      long answers,
      Verdict verdict) {
    PanelRow row =
        before()
            .in(
                1,
                ARCHETYPE,
                TestCounts.conversations(conversations)
                    .deflected(deflected)
                    .resolution(resolution, answers)
                    .delayed(delayed, answers)
                    .handoff(handoff, answers))
            .row(ARCHETYPE, 1);

    assertThat(row.deflection().verdict()).isEqualTo(verdict);
    assertThat(row.deflection().provisional()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"49, 50, 50", "50, 49, 50", "50, 50, 49"})
  void verdict_anyGateWithFortyNineAnswers_isInsufficient(
      long resolution, long delayed, long handoff) {
    PanelRow row =
        before()
            .in(
                1,
                ARCHETYPE,
                TestCounts.conversations(1000)
                    .deflected(300)
                    .resolution(resolution, resolution)
                    .delayed(delayed, delayed)
                    .handoff(handoff, handoff))
            .row(ARCHETYPE, 1);

    assertThat(row.deflection().verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
  }

  @Test
  void verdict_fourPointsOfFewAnswers_isAReviewAndNoRollback() {
    // 76 % of 100 against 80 % of 1,000: -4, but far from one-sided 95 %.
    PanelRow row =
        before()
            .in(1, ARCHETYPE, week().resolution(76, 100).delayed(80, 100).handoff(80, 100))
            .row(ARCHETYPE, 1);

    assertThat(row.deflection().verdict()).isEqualTo(Verdict.REVIEW);
  }

  @Test
  void verdict_delayedNotMature_neitherTripsNorDemotes() {
    // Week 1 ends on 9 March; its delayed answers are in on the 12th.
    TestPanel panel =
        before().in(1, ARCHETYPE, week().resolution(80, 100).delayed(0, 100).handoff(80, 100));

    PanelRow early = panel.asOf("2026-03-11T23:59:59Z").row(ARCHETYPE, 1);
    PanelRow late = panel.asOf("2026-03-12T00:00:00Z").row(ARCHETYPE, 1);

    assertThat(early.deflection().verdict()).isEqualTo(Verdict.WIN);
    assertThat(early.deflection().provisional()).isTrue();
    assertThat(late.deflection().verdict()).isEqualTo(Verdict.ROLLBACK);
    assertThat(late.deflection().provisional()).isFalse();
  }

  @Test
  void verdict_archetypeWithoutABand_isProtectedAtBest() {
    PanelRow row =
        new TestPanel()
            .before("other", TestCounts.conversations(100).resolution(80, 100).delayed(80, 100))
            .in(
                1,
                "other",
                TestCounts.conversations(100)
                    .deflected(90)
                    .resolution(90, 100)
                    .delayed(90, 100)
                    .handoff(90, 100))
            .row("other", 1);

    assertThat(row.deflection().band()).isEmpty();
    assertThat(row.deflection().verdict()).isEqualTo(Verdict.PROTECTED);
  }

  private static TestPanel before() {
    return new TestPanel()
        .before(ARCHETYPE, TestCounts.conversations(1000).resolution(800, 1000).delayed(800, 1000));
  }

  private static TestCounts week() {
    return TestCounts.conversations(1000).deflected(300);
  }
}
