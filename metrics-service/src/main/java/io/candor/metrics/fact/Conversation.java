package io.candor.metrics.fact;

import io.candor.metrics.cell.ConversationMeasures;
import io.candor.metrics.cell.PolicyCounts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A conversation as it was told, reduced to what the KPIs count.
///
/// @param conversationId the producer's id
/// @param revision revision of the fact
/// @param deploymentId the bot in charge; empty when no bot took part
/// @param botVersion the bot's version; empty when not told
/// @param channel name of the channel (`CHAT` …); `UNSPECIFIED` when unknown
/// @param accountId the customer's account; empty when unknown
/// @param customerId the person who wrote; empty when unknown
/// @param openTime when it began
/// @param closeTime when it ended; empty while it is open
/// @param archetype the ticket type; `other` when it could not be told
/// @param area product area of its own words; empty when unknown
/// @param handling what was done about it
/// @param intentConfidenceMicros the bot's confidence in the intent, 0 to 1 in millionths; empty
///     when not told
/// @param modelScoreMicros model-scored satisfaction 1..5 in millionths; empty when not scored
/// @param policy incidents and refunds
/// @param policyExcerpts the sentences behind the incidents
/// @param excerpt beginning of the customer's own words, masked
/// @param items the last survey answer of each kind, by source
public record Conversation(
    String conversationId,
    long revision,
    String deploymentId,
    String botVersion,
    String channel,
    String accountId,
    String customerId,
    Instant openTime,
    Optional<Instant> closeTime,
    String archetype,
    String area,
    Handling handling,
    OptionalLong intentConfidenceMicros,
    OptionalLong modelScoreMicros,
    PolicyCounts policy,
    List<PolicyExcerpt> policyExcerpts,
    String excerpt,
    List<Item> items) {

  public Conversation {
    policyExcerpts = List.copyOf(policyExcerpts);
    items = List.copyOf(items);
  }

  /// What is left of a conversation that was erased: it is open, so it is counted nowhere, it is in
  /// no chain, and it has no words.
  static Conversation erased(String conversationId, long revision) {
    return new Conversation(
        conversationId,
        revision,
        "",
        "",
        "UNSPECIFIED",
        "",
        "",
        Instant.EPOCH,
        Optional.empty(),
        "",
        "",
        new Handling(
            false,
            false,
            false,
            false,
            ConversationMeasures.Handoff.NONE,
            ConversationMeasures.Measured.NONE),
        OptionalLong.empty(),
        OptionalLong.empty(),
        PolicyCounts.ZERO,
        List.of(),
        "",
        List.of());
  }

  /// What was done about a conversation.
  ///
  /// @param attempted the bot sent a turn that tries to help
  /// @param resolved the outcome is one of the two `RESOLVED_*`
  /// @param escalated an agent turn, a handoff or the outcome `ESCALATED`
  /// @param ticketed a ticket was opened for it
  /// @param handoff what is known of the handoff
  /// @param handleTimes only those that count, in milliseconds
  public record Handling(
      boolean attempted,
      boolean resolved,
      boolean escalated,
      boolean ticketed,
      ConversationMeasures.Handoff handoff,
      ConversationMeasures.Measured handleTimes) {}

  /// A sentence of the bot that breaks the policy.
  ///
  /// @param policyClass `01` to `04`
  /// @param assertionId what it breaks, or the action that it claims
  /// @param time when it was said
  /// @param text the sentence, masked
  public record PolicyExcerpt(String policyClass, String assertionId, Instant time, String text) {}

  /// The same conversation with these survey answers.
  Conversation withItems(List<Item> items) {
    return new Conversation(
        conversationId,
        revision,
        deploymentId,
        botVersion,
        channel,
        accountId,
        customerId,
        openTime,
        closeTime,
        archetype,
        area,
        handling,
        intentConfidenceMicros,
        modelScoreMicros,
        policy,
        policyExcerpts,
        excerpt,
        items);
  }

  /// The answer of a kind, if there is one.
  public Optional<Item> answer(String source) {
    return items.stream().filter(item -> item.source().equals(source)).findFirst();
  }

  /// The chain that repeat contact is judged in; empty for unknown customers.
  public Optional<Chain> chain() {
    return customerId.isEmpty() ? Optional.empty() : Optional.of(new Chain(customerId, archetype));
  }

  /// The conversations of one customer of one archetype.
  public record Chain(String customerId, String archetype) {}
}
