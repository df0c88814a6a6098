package io.candor.classifier.qa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private final Draw draw = new Draw("a key of the test".getBytes(StandardCharsets.UTF_8));

  @Test
  void lot_isAFunctionOfKeyWorkspaceWeekAndConversation() {
    long lot = draw.lot("acme", "2026-W11", "conversations/c1");

    assertThat(new Draw("a key of the test".getBytes(StandardCharsets.UTF_8)))
        .extracting(same -> same.lot("acme", "2026-W11", "conversations/c1"))
        .isEqualTo(lot);
    assertThat(draw.lot("globex", "2026-W11", "conversations/c1")).isNotEqualTo(lot);
    assertThat(draw.lot("acme", "2026-W12", "conversations/c1")).isNotEqualTo(lot);
    assertThat(draw.lot("acme", "2026-W11", "conversations/c2")).isNotEqualTo(lot);
    assertThat(
            new Draw("another key of it".getBytes(StandardCharsets.UTF_8))
                .lot("acme", "2026-W11", "conversations/c1"))
        .isNotEqualTo(lot);
  }

  @Test
  void share_isTheRate_andALargerRateContainsTheSmaller() {
    long[] lots =
        IntStream.range(0, 50_000)
            .mapToLong(i -> draw.lot("acme", "2026-W11", "conversations/c" + i))
            .toArray();
    for (double rate : new double[] {0.01, 0.02, 0.03}) {
      long drawn =
          IntStream.range(0, lots.length).filter(i -> lots[i] < Draw.threshold(rate)).count();
      // Five standard deviations of a binomial with 50,000 trials are at most 0.004.
      assertThat((double) drawn / lots.length).isCloseTo(rate, within(0.004));
    }
    assertThat(Draw.threshold(0.01)).isLessThan(Draw.threshold(0.02));
    assertThat(Arrays.stream(lots).min().getAsLong()).isNotNegative();
  }

  @Test
  void week_isThatOfTheZone_andReadsWhatItWrites() {
    Instant sundayNight = Instant.parse("2026-03-15T23:30:00Z");

    assertThat(QaWeek.of(sundayNight, UTC)).hasToString("2026-W11");
    assertThat(QaWeek.of(sundayNight, ZoneId.of("Europe/Berlin"))).hasToString("2026-W12");
    assertThat(QaWeek.of(sundayNight, UTC).end(UTC)).isEqualTo("2026-03-16T00:00:00Z");
    // The first days of 2027 belong to the last week of 2026, which has 53.
    assertThat(QaWeek.of(Instant.parse("2027-01-02T00:00:00Z"), UTC)).hasToString("2026-W53");
    assertThat(QaWeek.parse("2026-W53")).map(QaWeek::toString).contains("2026-W53");
    assertThat(QaWeek.parse("2025-W53")).isEmpty();
    assertThat(QaWeek.parse("2026-W00")).isEmpty();
    assertThat(QaWeek.parse("2026-W03"))
        .map(week -> week.minusWeeks(3))
        .map(QaWeek::toString)
        .contains("2025-W52");
  }
}
