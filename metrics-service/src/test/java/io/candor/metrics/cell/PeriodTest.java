package io.candor.metrics.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PeriodTest {

  @ParameterizedTest
  @CsvSource({
    // 1 January 2026 is a Thursday: its week, from 29 December, is the first of the year.
    "2026-01, 2026-W01, 2026-W05",
    // 1 February is a Sunday, its week's Thursday in January; 26 February is the last Thursday.
    "2026-02, 2026-W06, 2026-W09",
    "2026-Q1, 2026-W01, 2026-W13",
    "2026-Q2, 2026-W14, 2026-W26",
    // A year of 53 weeks.
    "2026-Q4, 2026-W40, 2026-W53",
    "2026-W15, 2026-W15, 2026-W15",
  })
  void weeks_areThoseWhoseThursdayLiesInIt(String name, String first, String last) {
    Period period = Period.parse(name);

    assertThat(period.first()).isEqualTo(IsoWeek.parse(first));
    assertThat(period.last()).isEqualTo(IsoWeek.parse(last));
    assertThat(period.name()).isEqualTo(name);
  }

  @Test
  void months_andQuarters_haveEveryWeekOnce() {
    List<IsoWeek> months = new ArrayList<>();
    for (Period month = Period.parse("2026-12");
        !month.name().equals("2020-12");
        month = month.previous()) {
      months.addAll(0, month.weeks());
    }
    List<IsoWeek> quarters = new ArrayList<>();
    for (Period quarter = Period.parse("2026-Q4");
        !quarter.name().equals("2020-Q4");
        quarter = quarter.previous()) {
      quarters.addAll(0, quarter.weeks());
    }

    assertThat(months).isEqualTo(quarters);
    assertThat(months).isEqualTo(new Period("", months.getFirst(), months.getLast()).weeks());
    assertThat(months).allSatisfy(week -> assertThat(Period.monthOf(week).weeks()).contains(week));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-13", "2026-Q5", "2026-W60", "2026", ""})
  void name_ofNoPeriod_isRefused(String name) {
    assertThatThrownBy(() -> Period.parse(name)).isInstanceOf(IllegalArgumentException.class);
  }
}
