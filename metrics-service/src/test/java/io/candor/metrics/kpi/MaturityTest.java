package io.candor.metrics.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.settings.Settings;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaturityTest {

  // 2026-W11 ends on Monday 16 March at 00:00; 72 h later is the 19th, 7 days the 23rd, 30 days 15
  // April.
  @ParameterizedTest
  @CsvSource({
    "2026-03-15T23:59:59.999Z, false, false, false, false",
    "2026-03-16T00:00:00Z, true, false, false, false",
    "2026-03-18T23:59:59.999Z, true, false, false, false",
    "2026-03-19T00:00:00Z, true, true, false, false",
    "2026-03-23T00:00:00Z, true, true, true, false",
    "2026-04-14T23:59:59.999Z, true, true, true, false",
    "2026-04-15T00:00:00Z, true, true, true, true"
  })
  void windows(Instant asOf, boolean week, boolean delayed, boolean sevenDays, boolean thirtyDays) {
    Maturity maturity = new Maturity(asOf, Settings.DEFAULT);
    IsoWeek judged = IsoWeek.parse("2026-W11");

    assertThat(maturity.week(judged)).isEqualTo(week);
    assertThat(maturity.delayed(judged)).isEqualTo(delayed);
    assertThat(maturity.repeatContact(judged, RepeatContact.Window.SEVEN_DAYS))
        .isEqualTo(sevenDays);
    assertThat(maturity.repeatContact(judged, RepeatContact.Window.THIRTY_DAYS))
        .isEqualTo(thirtyDays);
  }
}
