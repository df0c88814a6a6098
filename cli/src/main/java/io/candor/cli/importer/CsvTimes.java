package io.candor.cli.importer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the times of CSV files: `2026-03-12T10:00:00Z`, `2026-03-12 10:00:00`, `2026-03-12` or a
/// given pattern.
final class CsvTimes {
  private static final DateTimeFormatter DATE_WITH_OR_WITHOUT_TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[ ][XXX][X]")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private final DateTimeFormatter formatter;
  private final ZoneId zone;

  /// @throws IllegalArgumentException when the pattern is none
  CsvTimes(@Nullable String pattern, ZoneId zone) {
    this.formatter =
        pattern == null
            ? DATE_WITH_OR_WITHOUT_TIME
            : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    this.zone = zone;
  }

  /// A day without a time is its first moment.
  Instant parse(String text) throws EventFormatException {
    try {
      TemporalAccessor parsed =
          formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
      return switch (parsed) {
        case ZonedDateTime time -> time.toInstant();
        case LocalDateTime time -> time.atZone(zone).toInstant();
        default -> LocalDate.from(parsed).atStartOfDay(zone).toInstant();
      };
    } catch (DateTimeException e) {
      throw new EventFormatException(
          "time", "expected a time such as 2026-03-12 10:00:00 (other forms: --time-format)");
    }
  }
}
