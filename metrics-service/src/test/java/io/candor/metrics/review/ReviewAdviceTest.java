package io.candor.metrics.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.Line;
import io.candor.metrics.cell.Period;
import io.candor.metrics.cell.TestCounts;
import io.candor.metrics.panel.Panel;
import io.candor.metrics.panel.PanelRow;
import io.candor.metrics.panel.PercentileSource;
import io.candor.metrics.panel.TestPanel;
import io.candor.metrics.settings.EvidenceSettings;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the figures of a month suggest; week 5 of the panel is the first of April 2026.
final class ReviewAdviceTest {
  private static final Period MONTH = Period.monthOf(TestPanel.week(6));
  private static final EvidenceSettings EVIDENCE = EvidenceSettings.DEFAULT;

  @Test
  void ceiling_isRaised_whereDeflectionLiesAboveItAndNothingHasFallen() {
    // Tier 1: 40 to 60 %; 70 % are deflected, and CSAT is 80 % as before.
    assertThat(ceiling("order_status", month(70, 80)).map(Ceiling::advice))
        .hasValue(Ceiling.Advice.RAISE);
    assertThat(ceiling("order_status", month(55, 80)).map(Ceiling::advice))
        .hasValue(Ceiling.Advice.CONFIRM);
  }

  @Test
  void ceiling_ofTheAccountSpecificTier_isNeverRaised() {
    assertThat(ceiling("billing_dispute", month(30, 80)).map(Ceiling::advice))
        .hasValue(Ceiling.Advice.CONFIRM);
  }

  @Test
  void ceiling_isLowered_whereSatisfactionHasFallenForCertain() {
    // 60 % of 400 against 80 % of 400.
    Optional<Ceiling> ceiling = ceiling("order_status", month(70, 60));

    assertThat(ceiling.map(Ceiling::advice)).hasValue(Ceiling.Advice.LOWER);
    assertThat(ReviewAdviceProtos.toProto(ceiling.orElseThrow()).getSentence())
        .isEqualTo(
            "order_status: lower the ceiling of 60.0 %: at a deflection of 70.0 % satisfaction has"
                + " fallen below its baseline.");
  }

  @Test
  void ceiling_withoutBandOrWithTooFewConversations_isNotSpokenOf() {
    assertThat(ceiling("other", month(70, 80))).isEmpty();
    assertThat(ceiling("order_status", TestCounts.conversations(2).deflected(2))).isEmpty();
  }

  @Test
  void knowledge_isStale_whereTheBotNeedsLongerForCertain() {
    // 100 ± 10 s against 120 ± 10 s.
    Optional<StaleKnowledge> stale =
        stale(month(50, 80).bot(times(100)), month(50, 80).bot(times(120)));

    assertThat(stale).isPresent();
    assertThat(stale.get().repeatContact()).isEmpty();
    assertThat(ReviewAdviceProtos.toProto(stale.get()).getSentence())
        .isEqualTo(
            "order_status: the bot needs 120 s instead of 100 s; see whether its knowledge has"
                + " gone stale.");
    assertThat(stale(month(50, 80).bot(times(120)), month(50, 80).bot(times(100)))).isEmpty();
  }

  @Test
  void knowledge_isStale_whereCustomersComeBackMoreOftenForCertain() {
    Optional<StaleKnowledge> stale =
        stale(month(50, 80).repeated(8, 8, 100), month(50, 80).repeated(20, 20, 100));

    assertThat(stale).isPresent();
    assertThat(stale.get().handleTime()).isEmpty();
    // 8 of 100 against 10 of 100 is chance.
    assertThat(stale(month(50, 80).repeated(8, 8, 100), month(50, 80).repeated(10, 10, 100)))
        .isEmpty();
  }

  private static Optional<Ceiling> ceiling(String archetype, TestCounts week) {
    TestPanel panel = new TestPanel().before(archetype, baseline());
    panel.in(5, 8, archetype, week);
    return Ceiling.of(row(panel.build(), archetype, MONTH));
  }

  private static Optional<StaleKnowledge> stale(TestCounts before, TestCounts now) {
    TestPanel panel = new TestPanel().before("order_status", baseline());
    panel.in(1, 4, "order_status", before).in(5, 8, "order_status", now);
    Panel built = panel.build();
    return StaleKnowledge.of(
        new Review.Line(
            row(built, "order_status", MONTH), row(built, "order_status", MONTH.previous())),
        EVIDENCE);
  }

  private static PanelRow row(Panel panel, String archetype, Period period) {
    return panel.row(Line.of(archetype), Cut.WHOLE, period, PercentileSource.NONE);
  }

  /// A week of 100 conversations, with 100 answers of each kind.
  private static TestCounts month(int deflected, int satisfied) {
    return TestCounts.conversations(100)
        .attempted(100)
        .contained(deflected)
        .deflected(deflected)
        .resolution(satisfied, 100)
        .delayed(satisfied, 100)
        .escalations(0, 0, 100 - deflected)
        .handoff(satisfied, 100);
  }

  private static TestCounts baseline() {
    return TestCounts.conversations(400).resolution(320, 400).delayed(320, 400);
  }

  private static long[] times(long mean) {
    return Collections.nCopies(20, new long[] {mean - 10, mean + 10}).stream()
        .flatMapToLong(java.util.Arrays::stream)
        .toArray();
  }
}
