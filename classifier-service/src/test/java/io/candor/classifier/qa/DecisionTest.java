package io.candor.classifier.qa;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.policy.PolicyClass;
import io.candor.classifier.qa.QaReview.Claim;
import io.candor.classifier.qa.QaReview.State;
import io.candor.classifier.qa.QaVerdict.Missed;
import io.candor.classifier.qa.QaVerdict.Vote;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecisionTest {
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");
  private static final Missed FEE = new Missed(PolicyClass.REFUND_AND_PRICING, "fee", 3);

  @Test
  void oneReviewerWhoAgrees_decides() {
    Decision decision = decide(List.of("a"), says("ann", Map.of("a", true)));

    assertThat(decision.isComplete()).isTrue();
    assertThat(decision.rulings()).isEqualTo(Map.of("a", true));
  }

  @Test
  void oneReviewerWhoDisagrees_needsASecond() {
    QaVerdict no = says("ann", Map.of("a", false, "b", true));

    Decision first = decide(List.of("a", "b"), no);
    assertThat(first.isComplete()).isFalse();
    assertThat(first.rulings()).as("the undisputed one is decided").isEqualTo(Map.of("b", true));

    Decision second = decide(List.of("a", "b"), no, says("bob", Map.of("a", false, "b", true)));
    assertThat(second.isComplete()).isTrue();
    assertThat(second.rulings()).isEqualTo(Map.of("a", false, "b", true));
  }

  @Test
  void whenTwoDisagree_aThirdDecides() {
    QaVerdict no = says("ann", Map.of("a", false));
    QaVerdict yes = says("bob", Map.of("a", true));

    assertThat(decide(List.of("a"), no, yes).isComplete()).isFalse();
    assertThat(decide(List.of("a"), no, yes, says("cyd", Map.of("a", false))).rulings())
        .isEqualTo(Map.of("a", false));
    assertThat(decide(List.of("a"), no, yes, says("cyd", Map.of("a", true))).rulings())
        .isEqualTo(Map.of("a", true));
  }

  @Test
  void whatOnlyOneFound_needsASecond() {
    QaVerdict finds = says("ann", Map.of(), FEE);

    assertThat(decide(List.of(), finds).isComplete()).isFalse();
    assertThat(decide(List.of(), finds, says("bob", Map.of(), FEE)).found()).containsExactly(FEE);
    assertThat(decide(List.of(), finds, says("bob", Map.of())).isComplete()).isFalse();
    Decision third = decide(List.of(), finds, says("bob", Map.of()), says("cyd", Map.of()));
    assertThat(third.isComplete()).isTrue();
    assertThat(third.found()).isEmpty();
  }

  @Test
  void whatIsFoundAfterwards_opensTheItemAgain_andLeavesTheRestDecided() {
    QaReview review =
        QaReview.none("conversations/c1", "2026-W11")
            .with("2026-W11", says("ann", Map.of("a", true)));

    assertThat(review.state(List.of("a"))).isEqualTo(State.REVIEWED);
    assertThat(review.state(List.of("a", "b"))).isEqualTo(State.OPEN);
    assertThat(review.decision(List.of("a", "b")).rulings()).isEqualTo(Map.of("a", true));
    assertThat(review.isFor("ann", List.of("a", "b"))).as("she has not seen b").isTrue();
    QaReview again = review.with("2026-W11", says("ann", Map.of("a", true, "b", true)));
    assertThat(again.verdicts()).hasSize(1);
    assertThat(again.state(List.of("a", "b"))).isEqualTo(State.REVIEWED);
  }

  @Test
  void disputedItem_isForOthersOnly_andAClaimKeepsThemAwayForItsTime() {
    QaReview review =
        QaReview.none("conversations/c1", "2026-W11")
            .with("2026-W11", says("ann", Map.of("a", false)));
    assertThat(review.state(List.of("a"))).isEqualTo(State.DISPUTED);
    assertThat(review.isFor("ann", List.of("a"))).isFalse();
    assertThat(review.isFor("bob", List.of("a"))).isTrue();

    QaReview claimed = review.claimed("2026-W11", new Claim("bob", NOON.plusSeconds(60)));
    assertThat(claimed.isClaimedByOther("cyd", NOON)).isTrue();
    assertThat(claimed.isClaimedByOther("bob", NOON)).isFalse();
    assertThat(claimed.isClaimedByOther("cyd", NOON.plusSeconds(60))).isFalse();
  }

  /// Whatever three people say, three are enough, and the order decides nothing.
  @Test
  void threeVerdicts_decideEverything_inAnyOrder() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      List<QaVerdict> three =
          Stream.of("ann", "bob", "cyd")
              .map(
                  name ->
                      says(
                          name,
                          Map.of("a", random.nextBoolean(), "b", random.nextBoolean()),
                          random.nextBoolean() ? new Missed[] {FEE} : new Missed[0]))
              .toList();
      Decision decision = Decision.of(three, List.of("a", "b"));
      assertThat(decision.isComplete()).isTrue();
      assertThat(Decision.of(three.reversed(), List.of("a", "b"))).isEqualTo(decision);
      long yes = three.stream().filter(verdict -> verdict.missed().contains(FEE)).count();
      assertThat(decision.found()).isEqualTo(yes >= 2 ? Set.of(FEE) : Set.of());
    }
  }

  private static Decision decide(List<String> findings, QaVerdict... verdicts) {
    return Decision.of(List.of(verdicts), findings);
  }

  static QaVerdict says(String reviewer, Map<String, Boolean> votes, Missed... missed) {
    return new QaVerdict(
        reviewer,
        NOON,
        Map.of(Question.ANSWERS_TRUE, Answer.YES),
        Map.of(),
        votes.entrySet().stream()
            .map(vote -> new Vote(vote.getKey(), PolicyClass.REFUND_AND_PRICING, vote.getValue()))
            .toList(),
        List.of(missed),
        "");
  }
}
