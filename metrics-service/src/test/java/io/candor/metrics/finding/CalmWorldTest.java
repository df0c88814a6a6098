package io.candor.metrics.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.metrics.finding.CalmWorld.Draw;
import io.candor.metrics.finding.CalmWorld.Tally;
import org.junit.jupiter.api.Test;

/// Where nothing changes nearly nobody is called: years of chance alone, with the rules as they are
/// by default and with a higher confidence. The table by kind is in KPIS.md; a failure prints it.
final class CalmWorldTest {
  private static final int WORLDS = 12;
  private static final int WEEKS = 40;

  @Test
  void independentChance_confirmsLessThanOnceAMonth_fromAConfidenceOf975On() {
    // Of some 350 figures a week that are held against a line.
    Tally byDefault = CalmWorld.tally(Draw.CHANCE, WORLDS, WEEKS, 0.95);
    Tally higher = CalmWorld.tally(Draw.CHANCE, WORLDS, WEEKS, 0.975);
    Tally highest = CalmWorld.tally(Draw.CHANCE, WORLDS, WEEKS, 0.99);
    assertThat(byDefault.total()).as("at 0.95: %s", byDefault).isLessThan(2.5);
    assertThat(higher.total()).as("at 0.975: %s", higher).isLessThan(1);
    assertThat(highest.total()).as("at 0.99: %s", highest).isLessThan(0.5);
    // What a rollback needs does not depend on what is confirmed: 99 % either way.
    assertThat(byDefault.automatic()).as("at 0.95: %s", byDefault).isLessThanOrEqualTo(6);
  }

  @Test
  void draws_thatStayByTheirShares_confirmLessThanOnceAMonthByDefault() {
    Tally tally = CalmWorld.tally(Draw.STEADY, WORLDS, WEEKS, 0.95);
    assertThat(tally.total()).as("%s", tally).isLessThan(0.5);
  }
}
