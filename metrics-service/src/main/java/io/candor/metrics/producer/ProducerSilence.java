package io.candor.metrics.producer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A time in which nothing came from a producer of events although something was due.
///
/// @param producer what it reports, for example `surveys.resolution`
/// @param lastEventTime when the last event before it came, to the hour
/// @param usualInterval the longest pause of a usual week
/// @param startTime from when on it was a silence
/// @param endTime when an event came again, to the hour; empty while it lasts
public record ProducerSilence(
    String producer,
    Instant lastEventTime,
    Duration usualInterval,
    Instant startTime,
    Optional<Instant> endTime) {}
