package io.candor.ingest.report;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A conversation was closed.
public record ClosureReport(
    String conversationId,
    Instant time,
    @Nullable Outcome outcome,
    @Nullable String ticketId,
    @Nullable Duration agentHandleTime)
    implements Report {

  @Override
  public AggregateId subject() {
    return Report.conversation(conversationId);
  }

  @Override
  public Stream<Instant> times() {
    return Stream.of(time);
  }
}
