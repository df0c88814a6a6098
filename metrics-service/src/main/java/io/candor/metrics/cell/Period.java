package io.candor.metrics.cell;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A week, month or quarter as a run of ISO weeks. A month or quarter has the weeks whose Thursday
/// lies in it, as ISO 8601 gives weeks to years: so every week is in one of each, and a period is
/// the sum of the weeks that people have seen.
///
/// @param name `2026-W15`, `2026-04` or `2026-Q2`
/// @param first its first week
/// @param last its last week
public record Period(String name, IsoWeek first, IsoWeek last) {
  private static final Pattern MONTH = Pattern.compile("([0-9]{4})-(0[1-9]|1[0-2])");
  private static final Pattern QUARTER = Pattern.compile("([0-9]{4})-Q([1-4])");
  private static final int MONTHS_OF_QUARTER = 3;

  public Period {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("period: " + first + " to " + last);
    }
  }

  /// Reads a name.
  ///
  /// @throws IllegalArgumentException when the calendar has no such period
  public static Period parse(String name) {
    Matcher month = MONTH.matcher(name);
    if (month.matches()) {
      return ofMonth(
          YearMonth.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2))));
    }
    Matcher quarter = QUARTER.matcher(name);
    if (quarter.matches()) {
      return ofQuarter(Integer.parseInt(quarter.group(1)), Integer.parseInt(quarter.group(2)));
    }
    return ofWeek(IsoWeek.parse(name));
  }

  public static Period ofWeek(IsoWeek week) {
    return new Period(week.toString(), week, week);
  }

  public static Period ofMonth(YearMonth month) {
    return of(month.toString(), month.atDay(1), month.atEndOfMonth());
  }

  /// @param quarter 1 to 4
  public static Period ofQuarter(int year, int quarter) {
    Month start = Month.of(MONTHS_OF_QUARTER * (quarter - 1) + 1);
    LocalDate first = LocalDate.of(year, start, 1);
    return of(
        "%04d-Q%d".formatted(year, quarter),
        first,
        first.plusMonths(MONTHS_OF_QUARTER).minusDays(1));
  }

  private static Period of(String name, LocalDate firstDay, LocalDate lastDay) {
    return new Period(
        name,
        IsoWeek.of(firstDay.with(TemporalAdjusters.nextOrSame(DayOfWeek.THURSDAY))),
        IsoWeek.of(lastDay.with(TemporalAdjusters.previousOrSame(DayOfWeek.THURSDAY))));
  }

  /// The month that a week belongs to.
  public static Period monthOf(IsoWeek week) {
    return ofMonth(YearMonth.from(thursday(week)));
  }

  /// The quarter that a week belongs to.
  public static Period quarterOf(IsoWeek week) {
    LocalDate day = thursday(week);
    return ofQuarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
  }

  private static LocalDate thursday(IsoWeek week) {
    return week.monday().plusDays(3);
  }

  /// The period of the same kind that ends before this one begins.
  public Period previous() {
    IsoWeek before = first.plusWeeks(-1);
    if (MONTH.matcher(name).matches()) {
      return monthOf(before);
    }
    return QUARTER.matcher(name).matches() ? quarterOf(before) : ofWeek(before);
  }

  /// Its weeks, in order.
  public List<IsoWeek> weeks() {
    List<IsoWeek> weeks = new ArrayList<>();
    for (IsoWeek week = first; !week.isAfter(last); week = week.plusWeeks(1)) {
      weeks.add(week);
    }
    return weeks;
  }
}
