package io.candor.ingest.report;

import java.time.Instant;
import java.util.stream.Stream;

/// The hand-over of a conversation to a human.
public record HandoffReport(String conversationId, Handoff handoff) implements Report {

  @Override
  public AggregateId subject() {
    return Report.conversation(conversationId);
  }

  @Override
  public Stream<Instant> times() {
    return Stream.of(handoff.time());
  }
}
