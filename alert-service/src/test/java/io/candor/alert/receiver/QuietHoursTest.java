package io.candor.alert.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
  private static final QuietHours NIGHT =
      new QuietHours(ZoneId.of("Europe/Berlin"), LocalTime.of(22, 0), LocalTime.of(7, 0));

  @Test
  void overnight_endsInTheMorning() {
    // 22:00 in Berlin is 21:00 UTC in winter.
    assertThat(NIGHT.remaining(Instant.parse("2026-01-10T20:59:59Z"))).isEmpty();
    assertThat(NIGHT.remaining(Instant.parse("2026-01-10T21:00:00Z")))
        .contains(Duration.ofHours(9));
    assertThat(NIGHT.remaining(Instant.parse("2026-01-11T05:30:00Z")))
        .contains(Duration.ofMinutes(30));
    assertThat(NIGHT.remaining(Instant.parse("2026-01-11T06:00:00Z"))).isEmpty();
  }

  @Test
  void theNightInWhichClocksGoForwardIsAnHourShorter() {
    // 2026-03-29: 02:00 becomes 03:00. From 22:00 (21:00 UTC) to 07:00 (05:00 UTC) are 8 hours.
    assertThat(NIGHT.remaining(Instant.parse("2026-03-28T21:00:00Z")))
        .contains(Duration.ofHours(8));
    // 2026-10-25: 03:00 becomes 02:00. From 22:00 (20:00 UTC) to 07:00 (06:00 UTC) are 10 hours.
    assertThat(NIGHT.remaining(Instant.parse("2026-10-24T20:00:00Z")))
        .contains(Duration.ofHours(10));
  }

  @Test
  void aSpanInsideADay() {
    QuietHours lunch = new QuietHours(ZoneId.of("UTC"), LocalTime.of(12, 0), LocalTime.of(13, 0));
    assertThat(lunch.remaining(Instant.parse("2026-01-10T12:15:00Z")))
        .contains(Duration.ofMinutes(45));
    assertThat(lunch.remaining(Instant.parse("2026-01-10T13:00:00Z"))).isEmpty();
    assertThat(lunch.remaining(Instant.parse("2026-01-10T11:59:59Z"))).isEmpty();
  }
}
