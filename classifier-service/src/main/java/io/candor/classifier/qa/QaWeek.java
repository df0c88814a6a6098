package io.candor.classifier.qa;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/// An ISO week, written so that the texts sort as the weeks do.
///
/// @param monday its first day
record QaWeek(LocalDate monday) {
  QaWeek {
    if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
      throw new IllegalArgumentException("monday: " + monday + " (expected: a Monday)");
    }
  }

  /// The week of an instant.
  static QaWeek of(Instant time, ZoneId zone) {
    return new QaWeek(
        LocalDate.ofInstant(time, zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
  }

  /// Reads `2026-W11`; empty for a week that no calendar
  /// has, and for none.
  static Optional<QaWeek> parse(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(text.substring(0, 4));
    int number = Integer.parseInt(text.substring(6));
    // The 4th of January is always in the first week.
    QaWeek week =
        new QaWeek(
            LocalDate.of(year, 1, 4)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(number - 1L));
    return week.toString().equals(text) ? Optional.of(week) : Optional.empty();
  }

  QaWeek minusWeeks(int count) {
    return new QaWeek(monday.minusWeeks(count));
  }

  /// The first instant after it.
  Instant end(ZoneId zone) {
    return monday.plusWeeks(1).atStartOfDay(zone).toInstant();
  }

  /// For example `2026-W11`.
  @Override
  public String toString() {
    return "%04d-W%02d"
        .formatted(
            monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
