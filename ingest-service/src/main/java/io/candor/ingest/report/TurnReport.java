package io.candor.ingest.report;

import java.time.Instant;
import java.util.stream.Stream;

/// One turn of a conversation, told as it happened.
public record TurnReport(String conversationId, Turn turn) implements Report {

  @Override
  public AggregateId subject() {
    return Report.conversation(conversationId);
  }

  @Override
  public Stream<Instant> times() {
    return Stream.of(turn.time());
  }
}
