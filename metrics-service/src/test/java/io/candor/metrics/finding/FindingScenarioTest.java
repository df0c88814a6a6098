package io.candor.metrics.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.TestCounts;
import io.candor.metrics.panel.TestPanel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Small histories of one deployment, and what must be found in them. Marks as in {@link
/// EpisodesTest}.
class FindingScenarioTest {

  private static final String ARCHETYPE = "returns";

  @Test
  void csat_slipsAndRecovers() {
    // 400 answers a week against 80 % of 2,000; pooled over four weeks.
    TestPanel panel = before();
    long[] satisfied = {320, 320, 288, 240, 320, 340, 360, 340};
    for (int week = 1; week <= satisfied.length; week++) {
      panel.in(week, ARCHETYPE, calm().resolution(satisfied[week - 1], 400));
    }

    // Pooled: 80, 80, 77.3, 73, 73, 74.3, 78.75, 85
    assertThat(marks(panel, FindingKind.CSAT_REVIEW, "csat_resolution")).isEqualTo("..C.....");
    assertThat(marks(panel, FindingKind.CSAT_ROLLBACK, "csat_resolution")).isEqualTo("...CCC..");
    assertThat(states(panel, FindingKind.CSAT_REVIEW)).containsExactly(Finding.State.REPLACED);
    assertThat(states(panel, FindingKind.CSAT_ROLLBACK)).containsExactly(Finding.State.CLEARED);
  }

  @Test
  void rollback_withMuchEvidence_isAutomatic_butNeverOfTheLongTail() {
    TestPanel panel = new TestPanel();
    for (int i = 1; i <= 8; i++) {
      panel.before("a" + i, TestCounts.conversations(3000).resolution(1600, 2000));
    }
    panel.before("rare", TestCounts.conversations(100).resolution(1600, 2000));
    panel.in(1, "a1", calm().resolution(200, 400)).in(1, "rare", calm().resolution(200, 400));

    assertThat(tripped(panel, FindingKind.CSAT_ROLLBACK))
        .extracting(j -> j.key().scope().archetype().orElseThrow(), j -> automatic(j))
        .containsExactlyInAnyOrder(tuple("a1", true), tuple("(long tail)", false));
  }

  @Test
  void contextLoss_fivePercentIsMissed_justBelowIsNot() {
    TestPanel panel =
        before()
            .in(1, ARCHETYPE, calm().escalations(5, 7, 100)) // 5.0 %: missed; 7 %: kept
            .in(2, ARCHETYPE, calm().escalations(49, 80, 1000)) // 4.9 %: kept; 8.0 %: missed
            .in(3, ARCHETYPE, calm().escalations(40, 0, 49)) // too few
            .in(4, ARCHETYPE, calm().escalations(100, 0, 1000)); // 10 %, confirmed

    assertThat(marks(panel, FindingKind.CONTEXT_LOSS, "")).isEqualTo("W.?C");
    assertThat(marks(panel, FindingKind.REPEAT_STATE, "")).isEqualTo(".W?.");
  }

  @Test
  void attemptDrop_lastingRefusal_doesNotBecomeTheNewNormal() {
    TestPanel panel = before();
    long[] attempted = {90, 90, 90, 90, 80, 79, 50, 50, 50, 50, 50, 50, 81, 90};
    for (int week = 1; week <= attempted.length; week++) {
      panel.in(week, ARCHETYPE, TestCounts.conversations(100).attempted(attempted[week - 1]));
    }

    // Week 5: 90 - 80 is 10 points, not more. Week 6: mean of 90, 90, 90, 80 is 87.5; 79 is 8.5
    // below.
    // Week 7: mean 84.75, which stays the reference until week 13: 84.75 - 81 is inside.
    // Week 14 looks back at 50, 50, 50, 81.
    assertThat(marks(panel, FindingKind.ATTEMPT_DROP, "")).isEqualTo("????..CCCCCC..");
  }

  @Test
  void band_belowAnywhere_aboveOnlyInTierThree() {
    TestPanel panel =
        before()
            .before("billing_dispute", TestCounts.conversations(2000))
            .in(1, ARCHETYPE, TestCounts.conversations(1000).deflected(900))
            .in(1, "billing_dispute", TestCounts.conversations(1000).deflected(900))
            .in(2, ARCHETYPE, TestCounts.conversations(9000).deflected(300))
            .in(2, "billing_dispute", TestCounts.conversations(9000).deflected(0));

    // returns: 90 %, then pooled 12 % of a band from 15 %. billing_dispute: 90 %, then pooled 9 %
    // of 3..10 %.
    assertThat(tripped(panel, FindingKind.DEFLECTION_BAND))
        .extracting(j -> j.key().scope().archetype().orElseThrow() + " " + j.key().detail())
        .containsExactlyInAnyOrder("billing_dispute ABOVE", "returns BELOW");
  }

  @Test
  void botHandleTime_twoRisesRunning() {
    TestPanel panel = before();
    int[] mean = {100, 110, 120, 120, 130, 140, 100};
    for (int week = 1; week <= mean.length; week++) {
      panel.in(week, ARCHETYPE, TestCounts.conversations(20).bot(around(mean[week - 1], 20)));
    }

    // Each week ±10 around its mean: a rise of 20 over two weeks is certain.
    assertThat(marks(panel, FindingKind.BOT_HANDLE_TIME_TREND, "")).isEqualTo("??C..C.");
  }

  @Test
  void botHandleTime_backToTheBaselineIsNoHarm() {
    TestPanel panel = before();
    int[] mean = {120, 120, 120, 120, 100, 110, 119};
    for (int week = 1; week <= mean.length; week++) {
      panel.in(week, ARCHETYPE, TestCounts.conversations(20).bot(around(mean[week - 1], 20)));
    }

    // 119 is surely above 100, and not above the 120 of the first four weeks.
    assertThat(marks(panel, FindingKind.BOT_HANDLE_TIME_TREND, "")).isEqualTo("??....W");
  }

  @Test
  void escalatedHandleTime_sourcesAreJudgedApart() {
    TestPanel panel =
        new TestPanel()
            .before(
                ARCHETYPE,
                TestCounts.conversations(40)
                    .agentFromTurns(around(600, 20))
                    .agentTicketing(around(1000, 20)))
            .in(
                1,
                ARCHETYPE,
                TestCounts.conversations(40)
                    .agentFromTurns(around(661, 20))
                    .agentTicketing(around(1100, 20)));

    // 661 / 600 > 1.10; 1100 / 1000 is exactly 1.10
    assertThat(marks(panel, FindingKind.ESCALATED_HANDLE_TIME, "turns")).isEqualTo("C");
    assertThat(marks(panel, FindingKind.ESCALATED_HANDLE_TIME, "ticketing")).isEqualTo(".");
  }

  @Test
  void attemptDrop_thatAPersonAccepts_isTheNewNormal() {
    TestPanel panel = before();
    long[] attempted = {90, 90, 90, 90, 50, 50, 50, 50, 50, 50, 35, 50};
    for (int week = 1; week <= attempted.length; week++) {
      panel.in(week, ARCHETYPE, TestCounts.conversations(100).attempted(attempted[week - 1]));
    }
    panel.accept("attempt_rate", ARCHETYPE, 5, 7);

    // Ends in week 7. Week 8 has weeks 4 to 7 before it, and 4 is of the old level; week 9 has 5 to
    // 8. Week 11: 50 - 35 is 15 points below the new one; week 12 is back.
    assertThat(marks(panel, FindingKind.ATTEMPT_DROP, "")).isEqualTo("????CC.?..W.");
  }

  @Test
  void segmentDrop_onlyWhileTheTotalDoesNotTrip() {
    TestPanel panel =
        new TestPanel()
            .before(ARCHETYPE, "SMB", TestCounts.conversations(3000).resolution(1600, 2000))
            .before(ARCHETYPE, "ENTERPRISE", TestCounts.conversations(500).resolution(320, 400))
            .in(1, ARCHETYPE, "SMB", calm().resolution(1700, 2000))
            .in(1, ARCHETYPE, "ENTERPRISE", calm().resolution(60, 100));

    assertThat(tripped(panel, FindingKind.SEGMENT_DROP))
        .extracting(j -> j.key().scope())
        .containsExactlyInAnyOrder(
            Scope.ofDeployment("helpbot").withArchetype(ARCHETYPE).withSegment("ENTERPRISE"),
            Scope.ofDeployment("helpbot").withSegment("ENTERPRISE"));

    // The whole archetype now slips too: one finding for it, none for the segment.
    panel.in(2, ARCHETYPE, "SMB", calm().resolution(600, 2000));
    panel.in(2, ARCHETYPE, "ENTERPRISE", calm().resolution(60, 100));
    assertThat(tripped(panel, FindingKind.SEGMENT_DROP)).hasSize(2);
    assertThat(tripped(panel, FindingKind.CSAT_ROLLBACK)).hasSize(1);
  }

  @Test
  void doomLoop_containmentUpWhileCustomersComeBack() {
    TestPanel panel = before();
    for (int week = 1; week <= 8; week++) {
      long contained = week < 5 ? 50 : 55;
      long repeated = week == 6 ? 12 : week < 5 ? 10 : 20;
      panel.in(
          week,
          ARCHETYPE,
          TestCounts.conversations(200)
              .attempted(week == 7 ? 120 : 100)
              .contained(contained)
              .repeated(repeated, 200));
    }

    // Week 7: 55 of 120 is no rise. The others: up by exactly 5 points, more repeats than four
    // weeks earlier.
    assertThat(marks(panel, FindingKind.DOOM_LOOP, "")).isEqualTo("????WW.W");
  }

  @Test
  void policyIncident_isToldWhileTheWeekRuns_andClearsWhenAWeekIsOver() {
    TestPanel panel =
        before()
            .in(1, ARCHETYPE, TestCounts.conversations(10).policy(1, 0))
            .in(2, ARCHETYPE, TestCounts.conversations(10).policy(0, 1));

    // Week 2 runs from 9 to 15 March.
    panel.asOf("2026-03-11T00:00:00Z");
    assertThat(marks(panel, FindingKind.POLICY_INCIDENT, "01")).isEqualTo("C?");
    assertThat(marks(panel, FindingKind.POLICY_INCIDENT, "02")).isEqualTo(".C");
    panel.asOf("2026-03-16T00:00:00Z");
    assertThat(marks(panel, FindingKind.POLICY_INCIDENT, "01")).isEqualTo("C.");
  }

  @Test
  void emptyWeeks_bringNothingToJudgeBy() {
    TestPanel panel =
        before()
            .in(1, ARCHETYPE, calm().resolution(200, 400))
            .in(2, ARCHETYPE, "SMB", TestCounts.conversations(0))
            .in(3, ARCHETYPE, calm().resolution(200, 400));

    assertThat(marks(panel, FindingKind.CSAT_ROLLBACK, "csat_resolution")).isEqualTo("C?C");
  }

  private static TestPanel before() {
    return new TestPanel()
        .before(
            ARCHETYPE,
            TestCounts.conversations(3000)
                .resolution(1600, 2000)
                .delayed(1600, 2000)
                .repeated(150, 3000));
  }

  private static TestCounts calm() {
    return TestCounts.conversations(1000);
  }

  private static long[] around(long mean, int count) {
    long[] seconds = new long[count];
    for (int i = 0; i < count; i++) {
      seconds[i] = i % 2 == 0 ? mean - 10 : mean + 10;
    }
    return seconds;
  }

  private static List<Judgement> tripped(TestPanel panel, FindingKind kind) {
    return FindingEvaluator.judge(panel.build()).stream()
        .filter(j -> j.key().kind() == kind && j.outcome() instanceof Judgement.Tripped)
        .toList();
  }

  private static boolean automatic(Judgement judgement) {
    return judgement.outcome() instanceof Judgement.Tripped t && t.automatic();
  }

  private static List<Finding.State> states(TestPanel panel, FindingKind kind) {
    return FindingEvaluator.evaluate(panel.build()).stream()
        .filter(finding -> finding.key().kind() == kind)
        .map(Finding::state)
        .toList();
  }

  /// The weeks of the archetype's finding as marks.
  private static String marks(TestPanel panel, FindingKind kind, String detail) {
    Scope scope = Scope.ofDeployment(TestPanel.DEPLOYMENT).withArchetype(ARCHETYPE);
    List<Judgement> judgements =
        FindingEvaluator.judge(panel.build()).stream()
            .filter(j -> j.key().equals(new FindingKey(kind, scope, detail)))
            .toList();
    char[] marks = new char[judgements.size()];
    Arrays.fill(marks, ' ');
    IsoWeek first = TestPanel.week(1);
    for (Judgement judgement : judgements) {
      marks[(int) first.weeksUntil(judgement.week())] = mark(judgement.outcome());
    }
    return new String(marks);
  }

  private static char mark(Judgement.Outcome outcome) {
    return switch (outcome) {
      case Judgement.Tripped tripped -> tripped.strength() == Strength.CONFIRMED ? 'C' : 'W';
      case Judgement.Inside inside -> '.';
      case Judgement.NotJudged notJudged -> '?';
    };
  }
}
