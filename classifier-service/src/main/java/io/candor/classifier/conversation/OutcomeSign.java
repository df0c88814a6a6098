package io.candor.classifier.conversation;

/// Something in a conversation's words that shows how it ended, or that the customer could not get
/// out.
///
/// @param kind what it is
/// @param turnIndex the turn that shows it
public record OutcomeSign(Kind kind, int turnIndex) {
  /// What a sign is.
  public enum Kind {
    /// The customer says that it is settled.
    CONFIRMS,
    /// The customer thanks or takes note.
    ACKNOWLEDGES,
    /// The customer is displeased or gives up.
    REJECTS,
    /// The customer asks again what they asked before.
    REPEATS_ASK,
    /// The customer asks for a human.
    ASKS_FOR_HUMAN,
    /// A human took over.
    HUMAN_TOOK_OVER,
    /// The customer's last ask was left without an answer.
    UNANSWERED
  }
}
