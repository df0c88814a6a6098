package io.candor.metrics.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.Line;
import io.candor.metrics.cell.TestCounts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTest {

  private static final Baseline BASELINE =
      Baseline.freeze(
          List.of(
              cell("returns", "SMB", 30),
              cell("returns", "ENTERPRISE", 10),
              cell("order_status", "SMB", 40),
              cell("cancellation", "SMB", 25),
              cell("account_merge", "SMB", 25)),
          3);

  @Test
  void freeze_largestStandAlone_tiesByName() {
    // returns 40 = order_status 40 > account_merge 25 = cancellation 25
    assertThat(BASELINE.alone()).containsExactly("order_status", "returns", "account_merge");
    assertThat(BASELINE.lines())
        .containsExactly(
            Line.of("order_status"),
            Line.of("returns"),
            Line.of("account_merge"),
            Line.LONG_TAIL,
            Line.ALL);
  }

  @Test
  void counts_linesAndCuts() {
    assertThat(BASELINE.counts(Line.of("returns"), Cut.WHOLE).conversations()).isEqualTo(40);
    assertThat(BASELINE.counts(Line.of("returns"), new Cut.Segment("ENTERPRISE")).conversations())
        .isEqualTo(10);
    assertThat(BASELINE.counts(Line.ALL, new Cut.Channel("CHAT")).conversations()).isEqualTo(130);
    assertThat(BASELINE.counts(Line.LONG_TAIL, Cut.WHOLE).conversations()).isEqualTo(25);
  }

  @Test
  void holds_archetypeOfLater_isInTheLongTail() {
    assertThat(BASELINE.holds(Line.LONG_TAIL, "invoice_copy")).isTrue();
    assertThat(BASELINE.holds(Line.LONG_TAIL, "returns")).isFalse();
  }

  // Go-live 16 February 2026 00:00; 56 days before is 22 December 2025.
  @ParameterizedTest
  @CsvSource({
    "'', 2025-12-21T23:59:59.999Z, false",
    "'', 2025-12-22T00:00:00Z, true",
    "'', 2026-02-15T23:59:59.999Z, true",
    "'', 2026-02-16T00:00:00Z, false",
    "helpbot, 2026-01-15T00:00:00Z, false"
  })
  void window_fiftySixDaysWithoutABot(String deployment, Instant closeTime, boolean held) {
    BaselineWindow window = BaselineWindow.before(Instant.parse("2026-02-16T00:00:00Z"), 56);

    assertThat(window.holds(deployment, closeTime)).isEqualTo(held);
  }

  private static BaselineCell cell(String archetype, String segment, long conversations) {
    return new BaselineCell(
        archetype, segment, "CHAT", TestCounts.conversations(conversations).build());
  }
}
