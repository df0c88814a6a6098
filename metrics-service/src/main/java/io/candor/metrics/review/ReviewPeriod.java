package io.candor.metrics.review;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Period;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A period that is reviewed, and when.
///
/// @param kind how often such reviews are held
/// @param period the weeks
/// @param dueDay the Monday of the review
/// @param nextDueDay the Monday of the one after it
public record ReviewPeriod(Kind kind, Period period, LocalDate dueDay, LocalDate nextDueDay) {

  /// How often a review is held.
  public enum Kind {
    /// On the Monday after each week.
    WEEKLY,
    /// On the first Monday of the month after.
    MONTHLY,
    /// On the first Monday of the quarter after.
    QUARTERLY
  }

  /// The id of its pack: `weekly.2026-W15`.
  public String id() {
    return kind.name().toLowerCase(Locale.ROOT) + "." + period.name();
  }

  /// The instant at which it is due. An hour that the clock leaves out is the next one that there
  /// is.
  public Instant dueTime(int hour, ZoneId zone) {
    return dueDay.atTime(hour, 0).atZone(zone).toInstant();
  }

  /// Reviews that are due and not so late that nobody would hold them: after a standstill the last
  /// ones are made up for, once each; an import of history makes none for each of its weeks.
  ///
  /// @param hour of the Monday
  /// @param now the moment
  public static List<ReviewPeriod> due(int hour, ZoneId zone, Instant now) {
    List<ReviewPeriod> due = new ArrayList<>();
    IsoWeek running = IsoWeek.of(now, zone);
    for (int back = 1; back <= 3; back++) {
      add(due, weekly(running.plusWeeks(-back)), hour, zone, now);
    }
    Period month = Period.monthOf(running);
    for (int back = 0; back <= 2; back++) {
      add(due, monthly(month), hour, zone, now);
      month = month.previous();
    }
    Period quarter = Period.quarterOf(running);
    for (int back = 0; back <= 2; back++) {
      add(due, quarterly(quarter), hour, zone, now);
      quarter = quarter.previous();
    }
    return due;
  }

  private static void add(
      List<ReviewPeriod> due, ReviewPeriod review, int hour, ZoneId zone, Instant now) {
    Instant time = review.dueTime(hour, zone);
    // The last review of a kind, and of weeks also the one before.
    LocalDate late =
        review.kind() == Kind.WEEKLY ? review.nextDueDay().plusWeeks(1) : review.nextDueDay();
    if (!time.isAfter(now) && now.isBefore(late.atTime(hour, 0).atZone(zone).toInstant())) {
      due.add(review);
    }
  }

  static ReviewPeriod weekly(IsoWeek week) {
    return new ReviewPeriod(
        Kind.WEEKLY, Period.ofWeek(week), week.plusWeeks(1).monday(), week.plusWeeks(2).monday());
  }

  static ReviewPeriod monthly(Period month) {
    YearMonth next = YearMonth.parse(month.name()).plusMonths(1);
    return new ReviewPeriod(
        Kind.MONTHLY, month, firstMonday(next), firstMonday(next.plusMonths(1)));
  }

  static ReviewPeriod quarterly(Period quarter) {
    YearMonth next = YearMonth.from(quarter.last().monday().plusDays(3)).plusMonths(1);
    return new ReviewPeriod(
        Kind.QUARTERLY, quarter, firstMonday(next), firstMonday(next.plusMonths(3)));
  }

  private static LocalDate firstMonday(YearMonth month) {
    return month.atDay(1).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
  }
}
