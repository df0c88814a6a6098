package io.candor.classifier.handoff;

import io.candor.classifier.speech.Words;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Mends the words that the rules of this package ask for, as hasty customers type them: one letter
/// wrong, missing, doubled, or two swapped. Other words stay as they are.
final class Spelling {
  private static final int SHORTEST = 5;
  private static final List<String> KEYS =
      List.of(
          "already",
          "explained",
          "explain",
          "mentioned",
          "described",
          "answered",
          "repeat",
          "assistant",
          "chatbot",
          "machine",
          "robot",
          "virtual",
          "automated",
          "details",
          "transcript",
          "history",
          "before",
          "again",
          "everything",
          "entered",
          "asked",
          "typed",
          "wrote",
          "written",
          "conversation",
          "retype",
          "stated",
          "provided",
          "number",
          "order",
          "please",
          "describe",
          "issue",
          "problem");
  private static final Set<String> KNOWN = Set.copyOf(KEYS);
  private static final Set<String> OTHER_WORDS =
      Set.of(
          "taxed",
          "based",
          "older",
          "tissue",
          "against",
          "types",
          "states",
          "noted",
          "explains",
          "answers",
          "answer",
          "mention",
          "repeats",
          "robots",
          "machines",
          "numbers",
          "orders",
          "border",
          "issues",
          "problems",
          "detail",
          "enter",
          "enters",
          "provide",
          "provides",
          "pleased",
          "ordered",
          "masked",
          "state",
          "stayed");
  private static final Pattern WORD = Pattern.compile("[a-z]{" + SHORTEST + ",}");

  private Spelling() {}

  /// The text in plain form with the key words mended.
  static String mend(String text) {
    return WORD.matcher(Words.plain(text)).replaceAll(Spelling::mend);
  }

  private static String mend(MatchResult found) {
    String word = found.group();
    if (KNOWN.contains(word) || OTHER_WORDS.contains(word)) {
      return word;
    }
    for (String key : KEYS) {
      if (Math.abs(key.length() - word.length()) <= 1 && isOneSlip(word, key)) {
        return key;
      }
    }
    return word;
  }

  /// Whether one letter was changed, left out or added, or two neighbours swapped.
  private static boolean isOneSlip(String word, String key) {
    int from = 0;
    int shorter = Math.min(word.length(), key.length());
    while (from < shorter && word.charAt(from) == key.charAt(from)) {
      from++;
    }
    String wordRest = word.substring(from);
    String keyRest = key.substring(from);
    if (wordRest.isEmpty() || keyRest.isEmpty()) {
      return true;
    }
    boolean swapped =
        wordRest.length() > 1
            && keyRest.length() > 1
            && wordRest.charAt(0) == keyRest.charAt(1)
            && wordRest.charAt(1) == keyRest.charAt(0)
            && wordRest.substring(2).equals(keyRest.substring(2));
    return swapped
        || wordRest.substring(1).equals(keyRest.substring(1))
        || wordRest.substring(1).equals(keyRest)
        || wordRest.equals(keyRest.substring(1));
  }
}
