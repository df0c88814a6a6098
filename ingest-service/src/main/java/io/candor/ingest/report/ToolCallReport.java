package io.candor.ingest.report;

import java.time.Instant;
import java.util.stream.Stream;

/// One action that was tried in a conversation.
public record ToolCallReport(String conversationId, ToolCall toolCall) implements Report {

  @Override
  public AggregateId subject() {
    return Report.conversation(conversationId);
  }

  @Override
  public Stream<Instant> times() {
    return Stream.of(toolCall.time());
  }
}
