package io.candor.ingest.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A snapshot of a conversation.
///
/// @param closeTime `null`: the snapshot was taken while the conversation was open
/// @param intentConfidence 0 to 1
public record ConversationReport(
    String conversationId,
    Instant openTime,
    @Nullable Instant closeTime,
    @Nullable Channel channel,
    @Nullable String deploymentId,
    @Nullable String botVersion,
    @Nullable String accountId,
    @Nullable String customerId,
    @Nullable String archetype,
    @Nullable String productArea,
    @Nullable Outcome outcome,
    @Nullable Boolean attempted,
    @Nullable String ticketId,
    @Nullable Double intentConfidence,
    @Nullable Duration agentHandleTime,
    List<Turn> turns,
    List<ToolCall> toolCalls,
    @Nullable Handoff handoff)
    implements Report {

  @Override
  public AggregateId subject() {
    return Report.conversation(conversationId);
  }

  @Override
  public Stream<Instant> times() {
    return Stream.of(
            Stream.of(openTime),
            Stream.ofNullable(closeTime),
            turns.stream().map(Turn::time),
            toolCalls.stream().map(ToolCall::time),
            Stream.ofNullable(handoff).map(Handoff::time))
        .flatMap(times -> times)
        .filter(Objects::nonNull);
  }

  /// Whether the producer had closed the conversation when it took this snapshot.
  public boolean closed() {
    return closeTime != null;
  }
}
