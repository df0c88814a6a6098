package io.candor.metrics.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReviewPeriodTest {
  private static final int SIX = 6;

  @Test
  void weekly_isDueOnTheMondayAfter_atSix() {
    // 2026-W15 ends on Sunday 12 April.
    assertThat(due("2026-04-13T05:59:59Z", ZoneOffset.UTC)).doesNotContain("weekly.2026-W15");
    assertThat(due("2026-04-13T06:00:00Z", ZoneOffset.UTC))
        .contains("weekly.2026-W15", "weekly.2026-W14");
  }

  @Test
  void hour_isThatOfTheWorkspace_onBothSidesOfASummerTimeChange() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    // Winter time ends on Sunday 29 March 2026: 06:00 is 05:00 UTC before and 04:00 UTC after.
    assertThat(ReviewPeriod.weekly(IsoWeek.parse("2026-W12")).dueTime(SIX, berlin))
        .isEqualTo(Instant.parse("2026-03-23T05:00:00Z"));
    assertThat(ReviewPeriod.weekly(IsoWeek.parse("2026-W13")).dueTime(SIX, berlin))
        .isEqualTo(Instant.parse("2026-03-30T04:00:00Z"));
  }

  @Test
  void monthly_isDueOnTheFirstMondayOfTheNextMonth() {
    ReviewPeriod april = ReviewPeriod.monthly(Period.parse("2026-04"));
    // 4 May 2026 is a Monday; the last week of April ends the day before.
    assertThat(april.dueDay()).isEqualTo(LocalDate.of(2026, 5, 4));
    assertThat(april.period().last()).isEqualTo(IsoWeek.parse("2026-W18"));
    assertThat(april.nextDueDay()).isEqualTo(LocalDate.of(2026, 6, 1));
    assertThat(ReviewPeriod.monthly(Period.parse("2026-12")).dueDay())
        .isEqualTo(LocalDate.of(2027, 1, 4));
  }

  @Test
  void everyReview_isDueAfterItsLastWeek() {
    for (Period month = Period.parse("2030-12");
        !month.name().equals("2020-01");
        month = month.previous()) {
      ReviewPeriod review = ReviewPeriod.monthly(month);
      assertThat(review.dueDay()).isAfter(review.period().last().monday().plusDays(6));
    }
  }

  @Test
  void quarterly_isDueOnTheFirstMondayOfTheNextQuarter() {
    ReviewPeriod second = ReviewPeriod.quarterly(Period.parse("2026-Q2"));

    assertThat(second.dueDay()).isEqualTo(LocalDate.of(2026, 7, 6));
    assertThat(second.nextDueDay()).isEqualTo(LocalDate.of(2026, 10, 5));
    assertThat(second.id()).isEqualTo("quarterly.2026-Q2");
  }

  @Test
  void afterAStandstill_theLastReviewsAreMadeUpFor_andNoneOfLongAgo() {
    assertThat(due("2026-07-20T12:00:00Z", ZoneOffset.UTC))
        .containsExactly(
            "weekly.2026-W29", "weekly.2026-W28", "monthly.2026-06", "quarterly.2026-Q2");
  }

  private static List<String> due(String now, ZoneId zone) {
    return ReviewPeriod.due(SIX, zone, Instant.parse(now)).stream().map(ReviewPeriod::id).toList();
  }
}
