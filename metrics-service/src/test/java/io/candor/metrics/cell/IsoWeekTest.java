package io.candor.metrics.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoWeekTest {

  // The week belongs to the year that holds its Thursday.
  @ParameterizedTest
  @CsvSource({
    "2025-12-28, 2025-W52",
    "2025-12-29, 2026-W01",
    "2026-01-04, 2026-W01",
    "2026-12-31, 2026-W53",
    "2027-01-03, 2026-W53"
  })
  void of_date(LocalDate date, String week) {
    assertThat(IsoWeek.of(date)).hasToString(week).isEqualTo(IsoWeek.parse(week));
  }

  @Test
  void of_instant_dependsOnTheZone() {
    Instant sundayNight = Instant.parse("2026-03-15T23:30:00Z");

    assertThat(IsoWeek.of(sundayNight, ZoneOffset.UTC)).hasToString("2026-W11");
    assertThat(IsoWeek.of(sundayNight, ZoneId.of("Europe/Helsinki"))).hasToString("2026-W12");
  }

  @Test
  void end_weekOfTheClockChange_isTheNextMondayLocally() {
    // Helsinki goes from +02:00 to +03:00 on 29 March 2026: this week has 167 hours.
    ZoneId zone = ZoneId.of("Europe/Helsinki");
    IsoWeek week = IsoWeek.parse("2026-W13");

    assertThat(week.start(zone)).isEqualTo("2026-03-22T22:00:00Z");
    assertThat(week.end(zone)).isEqualTo("2026-03-29T21:00:00Z");
  }

  @Test
  void weeksUntil_acrossTheYear() {
    assertThat(IsoWeek.parse("2025-W52").weeksUntil(IsoWeek.parse("2026-W02"))).isEqualTo(2);
    assertThat(IsoWeek.parse("2026-W02").plusWeeks(-2)).hasToString("2025-W52");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-W54", "2025-W53", "2026-11", "", "2026-W1"})
  void parse_noSuchWeek_refused(String text) {
    assertThatThrownBy(() -> IsoWeek.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected: as in 2026-W08");
  }

  @Test
  void constructor_tuesday_refused() {
    assertThatThrownBy(() -> new IsoWeek(LocalDate.parse("2026-03-10")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected: a Monday");
  }
}
