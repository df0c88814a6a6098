package io.candor.classifier.capability;

import io.candor.classifier.speech.Words;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The words of a tool's name: `issueRefund`, `issue_refund` and `refunds.issue` are the same.
final class ToolWords {
  private static final Pattern CUT = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");
  // Tools that only look: they do what nobody claims to have done.
  private static final Pattern LOOKING =
      Pattern.compile(
          "^(get|find|look|search|list|check|fetch|query|calculate|compute|think|read|retrieve|show|view|describe|validate|estimate|count|is|has|can)(_|$|[^a-z])",
          Pattern.CASE_INSENSITIVE);

  private ToolWords() {}

  /// In the order of the name.
  static Set<String> of(String tool) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : CUT.split(tool)) {
      String lower = word.toLowerCase(Locale.ROOT);
      words.add(lower);
      words.add(stem(lower));
    }
    return words;
  }

  static boolean isLooking(String tool) {
    String snake = String.join("_", CUT.split(tool));
    return LOOKING.matcher(snake).find() || snake.toLowerCase(Locale.ROOT).startsWith("lookup");
  }

  static String stem(String word) {
    return Words.stem(word);
  }
}
