package io.candor.cli.sample;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Random;

/// The fourteen ISO weeks of the sample, in UTC: eight without a bot, six with it. An importer
/// moves them by whole weeks to the present.
final class SampleCalendar {
  static final int WEEK_COUNT = 14;
  static final int GO_LIVE_WEEK = 8;

  /// The week in which the bot's second version begins to answer billing disputes.
  static final int SECOND_VERSION_WEEK = 10;

  /// The week of the mobile release that breaks signing in: the last one.
  static final int LOGIN_WEEK = 13;

  private static final LocalDate FIRST_MONDAY = LocalDate.of(2026, 1, 5);

  // Monday to Sunday in percent: shops write on working days.
  private static final int[] DAY_SHARES = {19, 18, 17, 17, 16, 8, 5};

  private SampleCalendar() {}

  /// Monday 00:00 UTC of the week, 0 to 14; 14 is the end of the sample, exclusive.
  static Instant start(int week) {
    return FIRST_MONDAY.plusWeeks(week).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  static Instant end() {
    return start(WEEK_COUNT);
  }

  static Instant goLive() {
    return start(GO_LIVE_WEEK);
  }

  /// Tuesday 09:00 of the login week.
  static Instant loginRelease() {
    return start(LOGIN_WEEK).plus(Duration.ofHours(33));
  }

  /// A moment of the week between 07:00 and 20:00.
  static Instant moment(int week, Random random) {
    int draw = random.nextInt(100);
    int day = 0;
    while (draw >= DAY_SHARES[day]) {
      draw -= DAY_SHARES[day++];
    }
    return start(week)
        .plus(Duration.ofDays(day))
        .plus(Duration.ofHours(7))
        .plusSeconds(random.nextInt(13 * 3600));
  }

  /// "on Thursday": the day of the week two days after the given time.
  static String soon(Instant time) {
    DayOfWeek day = time.plus(Duration.ofDays(2)).atOffset(ZoneOffset.UTC).getDayOfWeek();
    return "on " + day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
