package io.candor.ingest.producer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A time in which a producer reported nothing although something was due.
///
/// @param lastEventTime the beginning of the hour in which the last event before it came
/// @param usualInterval the longest pause of a usual week
/// @param startTime from when on it was a silence
/// @param endTime the beginning of the hour in which an event came again; empty while it lasts
record Silence(
    Instant lastEventTime, Duration usualInterval, Instant startTime, Optional<Instant> endTime) {

  Silence endedAt(Instant time) {
    return new Silence(lastEventTime, usualInterval, startTime, Optional.of(time));
  }
}
