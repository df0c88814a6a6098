package io.candor.classifier.qa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.candor.classifier.policy.PolicyClass;
import io.candor.classifier.qa.QaConversation.Stratum;
import io.candor.classifier.qa.QaFigures.ClassFigures;
import io.candor.classifier.qa.QaStore.StratumSize;
import io.candor.classifier.qa.QaVerdict.Missed;
import io.candor.classifier.qa.QaVerdict.Vote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QaEstimateTest {
  private static final String WEEK = "2026-W11";
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");
  private static final Missed FEE = new Missed(PolicyClass.REFUND_AND_PRICING, "fee", 1);

  private final List<QaItem> items = new ArrayList<>();
  private int next;

  /// 100 returns, 4 flagged: 3 confirmed, 1 overruled; of the 96 others 8 were drawn and reviewed,
  /// and in one of them people found what no check had found.
  @Test
  void classes_areWeightedByStratum() {
    for (int i = 0; i < 4; i++) {
      flagged("returns", i < 3);
    }
    for (int i = 0; i < 8; i++) {
      drawn("returns", i == 0);
    }
    QaFigures figures = figures(Map.of("returns", new StratumSize(100, 4, 0)));
    ClassFigures first = classOne(figures);

    assertThat(first.automatic()).isEqualTo(4);
    assertThat(first.confirmed()).isEqualTo(3);
    assertThat(first.overruled()).isEqualTo(1);
    assertThat(first.missed()).isEqualTo(1);
    assertThat(first.precision()).isNotNull().extracting(WilsonRate::value).isEqualTo(0.75);
    // The missed one stands for 96 / 8 = 12 conversations: 3 / (3 + 12).
    assertThat(first.recall()).isCloseTo(0.2, within(1e-12));
    // (3 + 12) / 100
    assertThat(first.rate()).isNotNull().extracting(WilsonRate::value).isEqualTo(0.15);
    assertThat(figures.coverage()).isEqualTo(1);
    assertThat(figures.reviewedCount()).isEqualTo(12);
  }

  /// Nothing found in 8 of 96 does not mean that nothing is there.
  @Test
  void nothingFound_leavesAnIntervalAboveZero() {
    for (int i = 0; i < 8; i++) {
      drawn("returns", false);
    }
    WilsonRate rate =
        Objects.requireNonNull(
            classOne(figures(Map.of("returns", new StratumSize(96, 0, 0)))).rate());

    assertThat(rate.value()).isZero();
    assertThat(rate.lower()).isZero();
    // Wilson for 0 of 8: z² / (8 + z²) = 3.8415 / 11.8415
    assertThat(rate.upper()).isCloseTo(0.3244, within(1e-4));
  }

  @Test
  void unreviewedStratum_isNotCovered_andFlaggedOnesAloneTellNoRecall() {
    flagged("returns", true);
    QaFigures figures =
        figures(
            Map.of(
                "returns", new StratumSize(30, 1, 0), "order_status", new StratumSize(70, 0, 0)));

    assertThat(classOne(figures).recall()).isNull();
    assertThat(figures.coverage()).isEqualTo(0.01); // 1 of 100
    assertThat(figures.archetypes())
        .extracting(QaFigures.ArchetypeFigures::archetype)
        .containsExactly("order_status", "returns");
  }

  @Test
  void overdue_isWhatShouldHaveBeenReviewed() {
    flagged("returns", true);
    items.add(
        new QaItem(
            conversation("returns", true),
            false,
            NOON.minusSeconds(1),
            QaReview.none("conversations/late", WEEK)));

    QaFigures figures = figures(Map.of("returns", new StratumSize(10, 2, 0)));
    assertThat(figures.overdueCount()).isEqualTo(1);
    assertThat(classOne(figures).undecided()).isEqualTo(1);
  }

  @Test
  void questions_compareWhatBothAnswer() {
    answered(Answer.YES, Answer.YES);
    answered(Answer.YES, Answer.NO);
    answered(Answer.NO, Answer.YES);
    answered(Answer.NO, Answer.NO);
    answered(Answer.YES, Answer.CANNOT_TELL);

    assertThat(figures(Map.of("returns", new StratumSize(5, 0, 0))).questions())
        .filteredOn(each -> each.question() == Question.RESOLVED)
        .singleElement()
        .isEqualTo(new QaFigures.QuestionFigures(Question.RESOLVED, 4, 1, 1, 1));
  }

  @Test
  void wilson_agreesWithAPublishedExample() {
    // Newcombe 1998, table I: 81 of 263.
    WilsonRate rate = WilsonRate.of(81.0 / 263, 263);
    assertThat(rate.lower()).isCloseTo(0.2553, within(5e-5));
    assertThat(rate.upper()).isCloseTo(0.3662, within(5e-5));
  }

  private QaFigures figures(Map<String, StratumSize> sizes) {
    Map<Stratum, StratumSize> strata = new HashMap<>();
    sizes.forEach((archetype, size) -> strata.put(new Stratum(WEEK, archetype), size));
    return QaEstimate.of(new QaSelection.Selected(strata, items), NOON);
  }

  private static ClassFigures classOne(QaFigures figures) {
    return Objects.requireNonNull(figures.classes().get(PolicyClass.REFUND_AND_PRICING));
  }

  /// One finding, on which two people agree.
  private void flagged(String archetype, boolean confirmed) {
    Vote vote = new Vote("f", PolicyClass.REFUND_AND_PRICING, confirmed);
    add(conversation(archetype, true), false, verdict(List.of(vote), List.of(), Answer.YES, null));
  }

  private void drawn(String archetype, boolean missed) {
    add(
        conversation(archetype, false),
        true,
        verdict(List.of(), missed ? List.of(FEE) : List.of(), Answer.YES, null));
  }

  private void answered(Answer check, Answer people) {
    add(conversation("returns", false), true, verdict(List.of(), List.of(), people, check));
  }

  private void add(QaConversation conversation, boolean drawn, QaVerdict verdict) {
    QaReview review =
        QaReview.none(conversation.key(), WEEK)
            .with(WEEK, verdict)
            .with(
                WEEK,
                new QaVerdict(
                    "bob",
                    NOON,
                    verdict.answers(),
                    verdict.checks(),
                    verdict.statements(),
                    verdict.missed(),
                    ""));
    items.add(new QaItem(conversation, drawn, NOON.plusSeconds(1), review));
  }

  private QaConversation conversation(String archetype, boolean flagged) {
    return new QaConversation(
        "conversations/c" + next++,
        1,
        WEEK,
        archetype,
        next,
        NOON,
        false,
        flagged ? List.of(new QaFinding("f", PolicyClass.REFUND_AND_PRICING)) : List.of());
  }

  private static QaVerdict verdict(
      List<Vote> votes, List<Missed> missed, Answer resolved, @Nullable Answer check) {
    return new QaVerdict(
        "ann",
        NOON,
        Map.of(Question.RESOLVED, resolved),
        check == null ? Map.of() : Map.of(Question.RESOLVED, check),
        votes,
        missed,
        "");
  }
}
