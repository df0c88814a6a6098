package io.candor.classifier.conversation;

import io.candor.classifier.conversation.Turn.Role;
import java.util.List;

/// Which of the customer's words say what a conversation is about, and which how they left.
public final class CustomerWords {
  // An ask of fewer words ("hi", "order 4711") gets its subject from the turn after it.
  private static final int ASK_WORDS = 6;

  private CustomerWords() {}

  /// The ask: the customer's first turns until they hold a handful of words. Empty when the
  /// customer said nothing.
  public static String opening(Transcript transcript) {
    StringBuilder opening = new StringBuilder();
    for (Turn turn : transcript.turnsOf(Role.CUSTOMER)) {
      if (!opening.isEmpty()) {
        opening.append('\n');
      }
      opening.append(turn.text());
      if (Phrases.wordCount(opening.toString()) >= ASK_WORDS) {
        break;
      }
    }
    return opening.toString();
  }

  /// The customer's last turn, which tells how they left. Empty when they said nothing.
  public static String closing(Transcript transcript) {
    List<Turn> turns = transcript.turnsOf(Role.CUSTOMER);
    return turns.isEmpty() ? "" : turns.getLast().text();
  }
}
