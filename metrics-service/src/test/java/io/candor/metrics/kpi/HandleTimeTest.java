package io.candor.metrics.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.TestCounts;
import io.candor.metrics.settings.EvidenceSettings;
import io.candor.metrics.statistics.Fraction;
import io.candor.metrics.statistics.Sample;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandleTimeTest {

  private static final Fraction FACTOR = Fraction.of(new BigDecimal("1.10"));

  @Test
  void of_series_areNeverMixed() {
    CellCounts counts =
        TestCounts.conversations(4)
            .bot(10, 20)
            .agentFromTurns(300)
            .agentTicketing(900, 1100)
            .build();

    assertThat(mean(counts, HandleTime.Series.BOT)).isEqualTo(15);
    assertThat(mean(counts, HandleTime.Series.ESCALATED_FROM_TURNS)).isEqualTo(300);
    assertThat(mean(counts, HandleTime.Series.ESCALATED_TICKETING)).isEqualTo(1000);
  }

  @Test
  void exceeds_exactlyElevenTenths_isInside() {
    assertThat(judge(times(15, 330), times(15, 300)).exceeds(FACTOR)).isFalse();
    assertThat(judge(times(15, 331), times(15, 300)).exceeds(FACTOR)).isTrue();
  }

  @Test
  void status_fewerThanFifteen_isInsufficient() {
    assertThat(judge(times(14, 100), times(15, 100)).status()).isEqualTo(Status.INSUFFICIENT_DATA);
    assertThat(judge(times(15, 100), times(14, 100)).status()).isEqualTo(Status.INSUFFICIENT_DATA);
    assertThat(judge(times(15, 100), times(15, 100)).status()).isEqualTo(Status.OK);
  }

  @Test
  void delta_neverWithoutItsInterval() {
    HandleTime one = judge(times(1, 100), times(15, 90));

    assertThat(one.deltaSeconds()).isEmpty();
    assertThat(one.deltaInterval(0.95)).isEmpty();
    assertThat(one.ratio().orElseThrow()).isCloseTo(100 / 90.0, within(1e-12));
  }

  @Test
  void ratioInterval_holdsTheRatio() {
    Optional<Sample> now = sample(TestCounts.conversations(0).bot(90, 100, 110, 120).build());
    Optional<Sample> before = sample(TestCounts.conversations(0).bot(80, 90, 100, 110).build());
    HandleTime time =
        HandleTime.judge(now, Optional.empty(), before, true, EvidenceSettings.DEFAULT);

    // 105 / 95
    double ratio = time.ratio().orElseThrow();
    assertThat(ratio).isCloseTo(105 / 95.0, within(1e-12));
    assertThat(time.ratioInterval(0.95).orElseThrow().lower()).isLessThan(ratio);
    assertThat(time.ratioInterval(0.95).orElseThrow().upper()).isGreaterThan(ratio);
  }

  private static double mean(CellCounts counts, HandleTime.Series series) {
    return HandleTime.of(counts, series).orElseThrow().mean();
  }

  private static HandleTime judge(Optional<Sample> sample, Optional<Sample> baseline) {
    return HandleTime.judge(sample, Optional.empty(), baseline, true, EvidenceSettings.DEFAULT);
  }

  private static Optional<Sample> times(int count, long seconds) {
    long[] all = new long[count];
    Arrays.fill(all, seconds);
    return sample(TestCounts.conversations(0).bot(all).build());
  }

  private static Optional<Sample> sample(CellCounts counts) {
    return HandleTime.of(counts, HandleTime.Series.BOT);
  }
}
