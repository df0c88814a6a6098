package io.candor.metrics.cell;

import java.util.Arrays;
import java.util.Map;

/// Builds counters for tests, in the words of a test. What is not said is zero.
public final class TestCounts {

  private static final long NANOS = 1_000_000_000;

  private final CellCounts counts;

  private TestCounts(CellCounts counts) {
    this.counts = counts;
  }

  /// A cell of so many conversations.
  public static TestCounts conversations(long conversations) {
    return new TestCounts(CellCounts.ZERO).with(conversations, 0, 0, 0);
  }

  public TestCounts attempted(long attempted) {
    return with(0, attempted, 0, 0);
  }

  public TestCounts contained(long contained) {
    return with(0, 0, contained, 0);
  }

  public TestCounts deflected(long deflected) {
    return with(0, 0, 0, deflected);
  }

  /// Resolution answers; the satisfied ones rated 5, the others 1.
  public TestCounts resolution(long satisfied, long answers) {
    return with(csat(satisfied, answers), CsatCounts.ZERO, EscalationCounts.ZERO);
  }

  /// Delayed answers inside their window.
  public TestCounts delayed(long satisfied, long answers) {
    return with(CsatCounts.ZERO, csat(satisfied, answers), EscalationCounts.ZERO);
  }

  public TestCounts escalations(long contextLost, long repeatedState, long escalations) {
    return with(
        CsatCounts.ZERO,
        CsatCounts.ZERO,
        new EscalationCounts(
            escalations, contextLost, contextLost, repeatedState, 0, CsatCounts.ZERO));
  }

  /// Resolution answers of escalations; they are not added to all resolution answers.
  public TestCounts handoff(long satisfied, long answers) {
    return with(
        CsatCounts.ZERO,
        CsatCounts.ZERO,
        new EscalationCounts(0, 0, 0, 0, 0, csat(satisfied, answers)));
  }

  public TestCounts bot(long... seconds) {
    return with(new HandleTimes(moments(seconds), Moments.ZERO, Moments.ZERO));
  }

  public TestCounts agentFromTurns(long... seconds) {
    return with(new HandleTimes(Moments.ZERO, moments(seconds), Moments.ZERO));
  }

  public TestCounts agentTicketing(long... seconds) {
    return with(new HandleTimes(Moments.ZERO, Moments.ZERO, moments(seconds)));
  }

  /// Repeat contact, alike for 7 and 30 days.
  public TestCounts repeated(long repeated, long judged) {
    return repeated(repeated, repeated, judged);
  }

  /// Those who came back within seven days, and within thirty (the former among them).
  public TestCounts repeated(long within7, long within30, long judged) {
    return plus(
        CellCounts.ZERO.withRepeatContact(new RepeatCounts(judged, within7, judged, within30)));
  }

  public TestCounts policy(long class01, long class02) {
    return plus(
        new CellCounts(
            0,
            0,
            0,
            0,
            CsatCounts.ZERO,
            CsatCounts.ZERO,
            CsatCounts.ZERO,
            EscalationCounts.ZERO,
            HandleTimes.ZERO,
            RepeatCounts.ZERO,
            ModelCounts.ZERO,
            new PolicyCounts(class01, class02, 0, 0, 0, 0, 0, Map.of())));
  }

  public CellCounts build() {
    return counts;
  }

  private TestCounts with(long conversations, long attempted, long contained, long deflected) {
    return plus(
        new CellCounts(
            conversations,
            attempted,
            contained,
            deflected,
            CsatCounts.ZERO,
            CsatCounts.ZERO,
            CsatCounts.ZERO,
            EscalationCounts.ZERO,
            HandleTimes.ZERO,
            RepeatCounts.ZERO,
            ModelCounts.ZERO,
            PolicyCounts.ZERO));
  }

  private TestCounts with(CsatCounts resolution, CsatCounts delayed, EscalationCounts escalation) {
    return plus(
        new CellCounts(
            0,
            0,
            0,
            0,
            resolution,
            delayed,
            CsatCounts.ZERO,
            escalation,
            HandleTimes.ZERO,
            RepeatCounts.ZERO,
            ModelCounts.ZERO,
            PolicyCounts.ZERO));
  }

  private TestCounts with(HandleTimes times) {
    return plus(
        new CellCounts(
            0,
            0,
            0,
            0,
            CsatCounts.ZERO,
            CsatCounts.ZERO,
            CsatCounts.ZERO,
            EscalationCounts.ZERO,
            times,
            RepeatCounts.ZERO,
            ModelCounts.ZERO,
            PolicyCounts.ZERO));
  }

  private TestCounts plus(CellCounts more) {
    return new TestCounts(counts.plus(more));
  }

  private static CsatCounts csat(long satisfied, long answers) {
    long low = answers - satisfied;
    return new CsatCounts(answers, satisfied, low, (satisfied * 5 + low) * NANOS);
  }

  private static Moments moments(long... seconds) {
    return Arrays.stream(seconds)
        .mapToObj(second -> Moments.of(second * 1000))
        .reduce(Moments.ZERO, Moments::plus);
  }
}
