package io.candor.alert.receiver;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/// A span of every day in which a receiver must not be disturbed.
///
/// @param zone of the times
/// @param start when it begins
/// @param end when it ends, excluded; on the next day if not after the start
public record QuietHours(ZoneId zone, LocalTime start, LocalTime end) {
  /// How long it still lasts; nothing outside of it. Where clocks change, the end is the first
  /// instant at which clocks show its time.
  public Optional<Duration> remaining(Instant now) {
    ZonedDateTime here = now.atZone(zone);
    LocalTime time = here.toLocalTime();
    boolean overnight = !end.isAfter(start);
    boolean inside =
        overnight
            ? !time.isBefore(start) || time.isBefore(end)
            : !time.isBefore(start) && time.isBefore(end);
    if (!inside) {
      return Optional.empty();
    }
    boolean tomorrow = overnight && !time.isBefore(start);
    Instant over =
        here.toLocalDate().plusDays(tomorrow ? 1 : 0).atTime(end).atZone(zone).toInstant();
    return over.isAfter(now) ? Optional.of(Duration.between(now, over)) : Optional.empty();
  }
}
