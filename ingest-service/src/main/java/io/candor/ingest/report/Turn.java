package io.candor.ingest.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One utterance.
///
/// @param index place in the conversation, from 0; not every index need exist
/// @param text masked
/// @param grounding what the bot retrieved for the answer
/// @param confidence the bot's, 0 to 1
public record Turn(
    int index,
    Role role,
    String text,
    Instant time,
    List<Grounding> grounding,
    @Nullable Double confidence) {

  /// Who speaks.
  public enum Role {
    /// The customer; a turn of theirs after the close reopens the conversation.
    CUSTOMER,
    /// The AI bot.
    BOT,
    /// A human of support.
    AGENT,
    /// The system.
    SYSTEM
  }

  /// A document that was retrieved.
  ///
  /// @param version empty when not told
  /// @param confidence of the retrieval, 0 to 1
  public record Grounding(String documentId, String version, @Nullable Double confidence) {}
}
