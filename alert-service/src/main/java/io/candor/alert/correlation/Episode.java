package io.candor.alert.correlation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;

/// The weeks in which an incident lasts. Immutable.
///
/// @param incidentId the incident
/// @param firstWeek the ISO week that tripped the first of its findings
/// @param lastWeek the ISO week in which the last of them was over; empty while one lasts
public record Episode(String incidentId, String firstWeek, String lastWeek) {
  // Far behind every week of the calendar, so that what lasts has no end.
  private static final LocalDate NEVER = LocalDate.of(9999, 12, 27);

  /// Whether a finding of these weeks belongs to it: neither ended longer before the other began
  /// than this.
  ///
  /// @param openedWeek the finding's
  /// @param clearedWeek the finding's; empty while it lasts
  boolean isNear(String openedWeek, String clearedWeek, Duration within) {
    return !monday(openedWeek).isAfter(plus(end(lastWeek), within))
        && !monday(firstWeek).isAfter(plus(end(clearedWeek), within));
  }

  /// The same, lasting as long as a finding of these weeks besides.
  Episode with(String openedWeek, String clearedWeek) {
    boolean lasts = lastWeek.isEmpty() || clearedWeek.isEmpty();
    return new Episode(
        incidentId,
        openedWeek.compareTo(firstWeek) < 0 ? openedWeek : firstWeek,
        lasts ? "" : lastWeek.compareTo(clearedWeek) < 0 ? clearedWeek : lastWeek);
  }

  private static LocalDate end(String week) {
    return week.isEmpty() ? NEVER : monday(week);
  }

  private static LocalDate plus(LocalDate day, Duration within) {
    return day.equals(NEVER) ? NEVER : day.plusDays(within.toDays());
  }

  // `2026-W15`; the contract has checked the form, and week 53 of a shorter year is the next one's.
  private static LocalDate monday(String week) {
    return LocalDate.of(Integer.parseInt(week.substring(0, 4)), 1, 4)
        .with(DayOfWeek.MONDAY)
        .plusWeeks(Integer.parseInt(week.substring(6)) - 1L);
  }
}
