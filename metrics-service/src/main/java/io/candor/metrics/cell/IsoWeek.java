package io.candor.metrics.cell;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/// A week from Monday to Sunday, written `2026-W08`; which instants it holds depends on the
/// workspace's time zone.
///
/// @param monday first day of the week; any other day of the week is refused
public record IsoWeek(LocalDate monday) implements Comparable<IsoWeek> {

  private static final DateTimeFormatter DAY_OF_WEEK_DATE = DateTimeFormatter.ISO_WEEK_DATE;
  private static final DateTimeFormatter WEEK =
      new DateTimeFormatterBuilder()
          .appendValue(IsoFields.WEEK_BASED_YEAR, 4)
          .appendLiteral("-W")
          .appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2)
          .toFormatter(Locale.ROOT);

  public IsoWeek {
    if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
      throw new IllegalArgumentException("monday: " + monday + " (expected: a Monday)");
    }
  }

  /// The week that holds a date.
  public static IsoWeek of(LocalDate date) {
    return new IsoWeek(date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
  }

  /// The week that holds an instant, in the workspace's time zone.
  public static IsoWeek of(Instant instant, ZoneId zone) {
    return of(LocalDate.ofInstant(instant, zone));
  }

  /// Reads `2026-W08`.
  ///
  /// @throws IllegalArgumentException when the text is not an ISO week
  public static IsoWeek parse(String text) {
    try {
      return new IsoWeek(LocalDate.parse(text + "-1", DAY_OF_WEEK_DATE));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("week: " + text + " (expected: as in 2026-W08)", e);
    }
  }

  /// The week so many weeks later (earlier when negative).
  public IsoWeek plusWeeks(long weeks) {
    return new IsoWeek(monday.plusWeeks(weeks));
  }

  /// First instant of the week (inclusive).
  public Instant start(ZoneId zone) {
    return monday.atStartOfDay(zone).toInstant();
  }

  /// End of the week (exclusive): the start of the next one.
  public Instant end(ZoneId zone) {
    return monday.plusWeeks(1).atStartOfDay(zone).toInstant();
  }

  /// Number of weeks from this one to another; negative when the other is earlier.
  public long weeksUntil(IsoWeek other) {
    return ChronoUnit.WEEKS.between(monday, other.monday);
  }

  public boolean isBefore(IsoWeek other) {
    return monday.isBefore(other.monday);
  }

  public boolean isAfter(IsoWeek other) {
    return monday.isAfter(other.monday);
  }

  @Override
  public int compareTo(IsoWeek other) {
    return monday.compareTo(other.monday);
  }

  @Override
  public String toString() {
    return WEEK.format(monday);
  }
}
