package io.candor.metrics.panel;

import static io.candor.metrics.panel.TestPanel.week;
import static org.assertj.core.api.Assertions.assertThat;

import io.candor.metrics.cell.CsatCounts;
import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.Line;
import io.candor.metrics.cell.TestCounts;
import io.candor.metrics.kpi.CsatGate;
import io.candor.metrics.kpi.Status;
import io.candor.metrics.statistics.Proportion;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PanelTest {

  private static final String ARCHETYPE = "returns";

  @Test
  void row_poolsFourWeeksNotReachingBeforeGoLive() {
    TestPanel panel = before().in(1, 9, ARCHETYPE, TestCounts.conversations(100).resolution(8, 10));

    assertPooled(panel.row(ARCHETYPE, 1), 1, 10);
    assertPooled(panel.row(ARCHETYPE, 3), 3, 30);
    assertPooled(panel.row(ARCHETYPE, 4), 4, 40);
    assertPooled(panel.row(ARCHETYPE, 9), 4, 40);
  }

  @Test
  void row_weeksWithoutAnswers_addNothingAndAreNotReplaced() {
    TestPanel panel =
        before()
            .in(1, 2, ARCHETYPE, TestCounts.conversations(100).resolution(8, 10))
            .in(5, ARCHETYPE, TestCounts.conversations(100).resolution(8, 10));

    // Weeks 2 to 5, of which 3 and 4 are empty.
    assertPooled(panel.row(ARCHETYPE, 5), 4, 20);
  }

  @Test
  void row_afterADirective_poolsOnlyItsOwnWeeks() {
    TestPanel panel =
        before()
            .in(1, 9, ARCHETYPE, TestCounts.conversations(100).resolution(8, 10))
            .restart(ARCHETYPE, 6);

    assertPooled(panel.row(ARCHETYPE, 5), 4, 40);
    assertPooled(panel.row(ARCHETYPE, 6), 1, 10);
    assertPooled(panel.row(ARCHETYPE, 7), 2, 20);
  }

  @Test
  void row_single_isShownBesideThePooled() {
    PanelRow row =
        before()
            .in(1, ARCHETYPE, TestCounts.conversations(100).resolution(90, 100))
            .in(2, ARCHETYPE, TestCounts.conversations(100).resolution(60, 100))
            .row(ARCHETYPE, 2);
    CsatGate gate = row.deflection().gates().resolution();

    // 60 - 80 alone; (90 + 60) / 200 - 80 pooled
    assertThat(gate.weekDelta().orElseThrow().points()).isEqualTo(-20);
    assertThat(gate.delta().orElseThrow().points()).isEqualTo(-5);
  }

  @Test
  void row_botHandleTime_isHeldAgainstTheFirstFourWeeks() {
    TestPanel panel = before();
    for (int week = 1; week <= 5; week++) {
      panel.in(week, ARCHETYPE, TestCounts.conversations(20).bot(times(20, week * 10)));
    }

    assertThat(panel.row(ARCHETYPE, 4).handleTimes().bot().status()).isEqualTo(Status.PROVISIONAL);
    assertThat(panel.row(ARCHETYPE, 4).handleTimes().bot().baseline()).isEmpty();
    // (10 + 20 + 30 + 40) / 4
    assertThat(panel.row(ARCHETYPE, 5).handleTimes().bot().baseline().orElseThrow().mean())
        .isEqualTo(25);
    assertThat(panel.row(ARCHETYPE, 5).handleTimes().bot().status()).isEqualTo(Status.OK);
  }

  @Test
  void row_goLiveInMidWeek_firstFullWeekIsTheNext() {
    TestPanel panel = before().goLive("2026-03-04T09:00:00Z");
    for (int week = 1; week <= 6; week++) {
      panel.in(week, ARCHETYPE, TestCounts.conversations(20).bot(times(20, week * 10)));
    }

    assertThat(panel.row(ARCHETYPE, 5).handleTimes().bot().baseline()).isEmpty();
    // Weeks 2 to 5: (20 + 30 + 40 + 50) / 4
    assertThat(panel.row(ARCHETYPE, 6).handleTimes().bot().baseline().orElseThrow().mean())
        .isEqualTo(35);
  }

  @Test
  void row_handoff_isHeldAgainstEverybodyBeforeGoLive() {
    PanelRow row =
        before()
            .in(1, ARCHETYPE, TestCounts.conversations(100).resolution(90, 100).handoff(30, 60))
            .row(ARCHETYPE, 1);

    // 50 - 80
    assertThat(row.deflection().gates().handoff().delta().orElseThrow().points()).isEqualTo(-30);
  }

  @Test
  void row_segment_hasItsOwnBaseline() {
    Panel panel =
        before()
            .before(ARCHETYPE, "ENTERPRISE", TestCounts.conversations(100).resolution(90, 100))
            .in(1, ARCHETYPE, TestCounts.conversations(60).resolution(40, 50))
            .in(1, ARCHETYPE, "ENTERPRISE", TestCounts.conversations(60).resolution(40, 50))
            .build();
    RowKey key = new RowKey(Line.of(ARCHETYPE), new Cut.Segment("ENTERPRISE"), week(1));
    PanelRow row = panel.row(key, PercentileSource.NONE);

    assertThat(row.counts().conversations()).isEqualTo(60);
    // 80 - 90
    assertThat(row.deflection().gates().resolution().delta().orElseThrow().points()).isEqualTo(-10);
  }

  @Test
  void row_runningWeek_isProvisional() {
    PanelRow row =
        before()
            .in(1, ARCHETYPE, TestCounts.conversations(100).resolution(0, 100))
            .asOf("2026-03-05T12:00:00Z")
            .row(ARCHETYPE, 1);

    assertThat(row.attemptRate().status()).isEqualTo(Status.PROVISIONAL);
    assertThat(row.deflection().gates().resolution().status()).isEqualTo(Status.PROVISIONAL);
  }

  @Test
  void row_nothingCounted_hasNoValues() {
    PanelRow row = before().row(ARCHETYPE, 1);

    assertThat(row.deflection().rate().proportion()).isEqualTo(Proportion.EMPTY);
    assertThat(row.deflection().verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    assertThat(row.handleTimes().bot().sample()).isEmpty();
    assertThat(row.repeatContacts().sevenDays().ratio()).isEmpty();
  }

  @Test
  void row_longTail_sumsWhatDoesNotStandAloneAndHasNoBand() {
    TestPanel panel = new TestPanel();
    for (int i = 1; i <= 9; i++) {
      panel.before("a" + i, TestCounts.conversations(100 - i));
    }
    panel
        .in(1, "a1", TestCounts.conversations(5))
        .in(1, "a9", TestCounts.conversations(7))
        .in(1, "new_one", TestCounts.conversations(11));
    Panel built = panel.build();

    assertThat(conversations(built, Line.LONG_TAIL)).isEqualTo(18);
    assertThat(conversations(built, Line.ALL)).isEqualTo(23);
    assertThat(
            built.row(new RowKey(Line.LONG_TAIL, Cut.WHOLE, week(1)), PercentileSource.NONE).tier())
        .isEqualTo(Optional.empty());
  }

  @Test
  void lines_archetypeThatHasBecomeLarge_isShownBesideThoseOfTheBaseline() {
    // Four weeks pooled: 10 of 200 is 5 %, 9 of 200 is less.
    Panel panel =
        before()
            .in(1, ARCHETYPE, TestCounts.conversations(180))
            .in(2, "new_one", TestCounts.conversations(10))
            .in(4, "other", TestCounts.conversations(9))
            .in(4, "rare", TestCounts.conversations(1))
            .build();

    assertThat(panel.lines(week(4)))
        .containsExactly(Line.of(ARCHETYPE), Line.of("new_one"), Line.LONG_TAIL, Line.ALL);
    // Week 6 pools weeks 3 to 6, in which "new_one" did not come and the two others were all.
    assertThat(panel.lines(week(6)))
        .containsExactly(
            Line.of(ARCHETYPE), Line.of("other"), Line.of("rare"), Line.LONG_TAIL, Line.ALL);
  }

  @Test
  void lines_withoutABaseline_everyLargeArchetypeIsShown() {
    Panel panel = new TestPanel().in(1, ARCHETYPE, TestCounts.conversations(100)).build();

    assertThat(panel.lines(week(1))).containsExactly(Line.of(ARCHETYPE), Line.LONG_TAIL, Line.ALL);
  }

  private static long conversations(Panel panel, Line line) {
    return panel
        .row(new RowKey(line, Cut.WHOLE, week(1)), PercentileSource.NONE)
        .counts()
        .conversations();
  }

  private static void assertPooled(PanelRow row, int weeks, long answers) {
    CsatGate gate = row.deflection().gates().resolution();
    assertThat(gate.rollingWeeks()).isEqualTo(weeks);
    assertThat(gate.rolling()).extracting(CsatCounts::answers).isEqualTo(answers);
  }

  private static TestPanel before() {
    return new TestPanel().before(ARCHETYPE, TestCounts.conversations(100).resolution(80, 100));
  }

  private static long[] times(int count, long seconds) {
    long[] all = new long[count];
    Arrays.fill(all, seconds);
    return all;
  }
}
