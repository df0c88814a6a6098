package io.candor.classifier.satisfaction;

import io.candor.classifier.conversation.ConversationDigest;
import io.candor.classifier.conversation.Outcome;
import io.candor.classifier.conversation.ToolCall;
import io.candor.classifier.conversation.Transcript;
import io.candor.classifier.conversation.Turn;
import io.candor.classifier.labelling.Sentiment;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a rating is predicted from, as numbers of about the same size. The sentence model speaks
/// through the sentiment of the words; the rest is the course of the conversation.
///
/// @param kind what was rated
/// @param values one per sign, in the order of the kind's names; must not be changed
@SuppressWarnings("ArrayRecordComponent") // handed through, never compared
public record Signs(Kind kind, float[] values) {
  /// What is rated.
  public enum Kind {
    /// A conversation, by its survey at the resolution.
    CONVERSATION(
        List.of(
            "closing_sentiment",
            "opening_sentiment",
            "resolved_confirmed",
            "resolved_assumed",
            "escalated",
            "abandoned",
            "attempted",
            "customer_turns",
            "minutes",
            "context_loss",
            "failed_tool_call")),
    /// A comment or review, by the rating beside it.
    VERBATIM(List.of("sentiment", "negative", "positive"));

    private final List<String> names;

    Kind(List<String> names) {
      this.names = names;
    }

    /// Names of the signs.
    public List<String> names() {
      return names;
    }
  }

  // Logarithms of counts and minutes come to about 1 for a long conversation.
  private static final double LONG = 4;

  /// @param opening feeling of the customer's first words; absent without words
  /// @param closing feeling of the customer's last words; absent without words
  public static Signs of(
      Transcript transcript,
      ConversationDigest digest,
      @Nullable Sentiment opening,
      @Nullable Sentiment closing) {
    Outcome outcome = digest.outcome();
    List<Turn> turns = transcript.turns();
    double minutes =
        turns.isEmpty()
            ? 0
            : Duration.between(turns.getFirst().time(), turns.getLast().time()).toSeconds() / 60.0;
    boolean contextLoss =
        transcript.handoff() != null && Boolean.TRUE.equals(transcript.handoff().contextLoss());
    return new Signs(
        Kind.CONVERSATION,
        new float[] {
          score(closing),
          score(opening),
          flag(outcome == Outcome.RESOLVED_CONFIRMED),
          flag(outcome == Outcome.RESOLVED_ASSUMED),
          flag(outcome == Outcome.ESCALATED),
          flag(outcome == Outcome.ABANDONED),
          flag(digest.attempted()),
          (float) (Math.log1p(transcript.turnsOf(Turn.Role.CUSTOMER).size()) / LONG),
          (float) (Math.log1p(Math.max(0, minutes)) / LONG),
          flag(contextLoss),
          flag(transcript.toolCalls().stream().anyMatch(Signs::failed))
        });
  }

  /// @param sentiment of the text
  public static Signs of(Sentiment sentiment) {
    return new Signs(
        Kind.VERBATIM,
        new float[] {
          score(sentiment),
          flag(sentiment.polarity() == Sentiment.Polarity.NEGATIVE),
          flag(sentiment.polarity() == Sentiment.Polarity.POSITIVE)
        });
  }

  private static boolean failed(ToolCall call) {
    return !call.succeeded();
  }

  private static float score(@Nullable Sentiment sentiment) {
    return sentiment == null ? 0 : (float) sentiment.score();
  }

  private static float flag(boolean value) {
    return value ? 1 : 0;
  }
}
