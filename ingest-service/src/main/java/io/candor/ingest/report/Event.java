package io.candor.ingest.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One accepted fact.
///
/// @param eventId the producer's id, unique in the workspace
/// @param eventTime when the fact was true at the producer; `null`: the latest time in the report
/// @param report what is reported
public record Event(String eventId, @Nullable Instant eventTime, Report report) {

  /// Decides which of two events about the same thing wins.
  public Precedence precedence() {
    if (eventTime != null) {
      return new Precedence(eventTime, eventId);
    }
    return new Precedence(
        report.times().max(Instant::compareTo).orElse(Precedence.SINCE_EVER), eventId);
  }
}
