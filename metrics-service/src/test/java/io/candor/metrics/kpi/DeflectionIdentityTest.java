package io.candor.metrics.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.DelayedWindow;
import io.candor.metrics.cell.TestConversations;
import io.candor.metrics.statistics.Fraction;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// deflection = attempt_rate × containment × (deflected ÷ contained), exactly, whatever the
/// conversations.
class DeflectionIdentityTest {

  @Test
  void identity_holdsExactly() {
    Random random = new Random(2026);
    int checked = 0;
    for (int round = 0; round < 300; round++) {
      CellCounts counts = CellCounts.ZERO;
      for (int i = 1 + random.nextInt(40); i > 0; i--) {
        counts = counts.plus(TestConversations.random(random).counts(DelayedWindow.DEFAULT));
      }
      if (counts.contained() == 0) {
        continue;
      }
      Fraction product =
          AttemptRate.of(counts)
              .exact()
              .times(Containment.of(counts).exact())
              .times(Fraction.of(counts.deflected(), counts.contained()));

      assertThat(Deflection.of(counts).exact()).isEqualByComparingTo(product);
      checked++;
    }
    assertThat(checked).isGreaterThan(200);
  }
}
