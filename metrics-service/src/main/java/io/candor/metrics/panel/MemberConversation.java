package io.candor.metrics.panel;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// A conversation in a cell of the panel.
///
/// @param conversationId the producer's id
/// @param closeTime when it was closed
/// @param archetype its archetype
/// @param segment as in a cell's key
/// @param channel as in a cell's key
/// @param botVersion empty when not told
/// @param accountId empty when unknown
/// @param handling what was done about it
/// @param resolutionNanos mapped rating of the resolution survey, 1..5 in billionths
/// @param delayedNanos the same of the delayed survey inside its window
/// @param modelMicros model-scored satisfaction, 1..5 in millionths
/// @param nextContactTime when the same customer came back about the same within 30 days
/// @param excerpt beginning of the customer's own words, masked
public record MemberConversation(
    String conversationId,
    Instant closeTime,
    String archetype,
    String segment,
    String channel,
    String botVersion,
    String accountId,
    Handling handling,
    OptionalLong resolutionNanos,
    OptionalLong delayedNanos,
    OptionalLong modelMicros,
    Optional<Instant> nextContactTime,
    String excerpt) {

  /// What was done about a conversation.
  public record Handling(
      boolean attempted,
      boolean contained,
      boolean deflected,
      boolean escalated,
      boolean contextLost,
      boolean repeatedState) {}
}
