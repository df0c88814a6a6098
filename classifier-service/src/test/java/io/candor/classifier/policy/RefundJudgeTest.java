package io.candor.classifier.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.policy.RefundJudge.Judgement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefundJudgeTest {
  private static final Instant BOUGHT = Instant.parse("2026-03-01T12:00:00Z");
  private static final BigDecimal TWENTY = new BigDecimal("20");
  private static final Judgement WITHIN = new Judgement(true, BigDecimal.ZERO);
  private static final Judgement OUTSIDE = new Judgement(false, TWENTY);

  @Test
  void purchaseOfAKnownTime_isJudgedByTheWindowThatWasValidThen() {
    String policy =
        """
        assertions:
          - {id: old, kind: REFUND_WINDOW, value: 30, unit: DAY, validTo: 2026-03-15}
          - {id: new, kind: REFUND_WINDOW, value: 10, unit: DAY, validFrom: 2026-03-15}
        """;
    assertThat(judge(policy, days(30), BOUGHT)).contains(WITHIN);
    assertThat(judge(policy, days(30).plusSeconds(1), BOUGHT)).contains(OUTSIDE);
    // Bought on the 20th of March: the window of ten days holds.
    assertThat(judge(policy, days(30), days(19))).contains(OUTSIDE);
    assertThat(judge(policy, days(29), days(19))).contains(WITHIN);
  }

  @Test
  void purchaseOfAnUnknownTime_isJudgedByWhatIsValidAtTheCall() {
    String policy =
        """
        assertions:
          - {id: old, kind: REFUND_WINDOW, value: 30, unit: DAY, validTo: 2026-03-15}
          - {id: none, kind: REFUND_WINDOW, value: 0, unit: DAY, validFrom: 2026-03-15, validTo: 2026-04-01}
          - {id: free, kind: REFUND_WINDOW, value: unlimited, unit: DAY, validFrom: 2026-04-01}
        """;
    assertThat(judge(policy, days(5), null)).as("nobody knows how long ago it was").isEmpty();
    assertThat(judge(policy, days(20), null)).as("nothing is refunded").contains(OUTSIDE);
    assertThat(judge(policy, days(40), null)).as("everything is refunded").contains(WITHIN);
  }

  @Test
  void limit_isTheOneOfThePurchase_elseOfTheCall() {
    String policy =
        """
        assertions:
          - {id: low, kind: REFUND_LIMIT, value: 15, unit: USD, validTo: 2026-03-15}
          - {id: high, kind: REFUND_LIMIT, value: 50, unit: USD, validFrom: 2026-03-15}
        """;
    Judgement excess = new Judgement(false, new BigDecimal("5.0")); // 20 - 15
    assertThat(judge(policy, days(20), BOUGHT)).contains(excess);
    assertThat(judge(policy, days(20), null)).contains(WITHIN);
    assertThat(judge(policy, days(2), null)).contains(excess);
  }

  private static Instant days(int count) {
    return BOUGHT.plusSeconds(86_400L * count);
  }

  private static Optional<Judgement> judge(
      String policy, Instant paid, @Nullable Instant purchased) {
    return new RefundJudge(new Policy(1, PolicyProtos.read(policy).assertions()))
        .judge(paid, purchased, TWENTY, "USD", CustomerFacts.UNKNOWN);
  }
}
