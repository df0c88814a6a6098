package io.candor.classifier.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Cuts what was said into sentences.
public final class Sentences {
  // A full stop ends a sentence before white space, unless it belongs to an abbreviation or a list
  // number.
  private static final Pattern END =
      Pattern.compile(
          "(?<=[.!?][\"')\\]]?)(?<!\\b(?:e\\.g|i\\.e|approx|incl|excl|no|vs|etc|mr|mrs|ms|dr|st|max|min|ext|tel|rs|(?:^|[\\r"
              + "\\n"
              + "])\\s{0,9}\\d{1,2})\\.)\\s+|\\s*[\\r"
              + "\\n"
              + "]+\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LEAD =
      Pattern.compile("^(?:[-*•>#]+\\s+|\\d{1,2}[.)]\\s+|\\|\\s*)+");
  private static final int MAX_SENTENCES = 200;

  private Sentences() {}

  /// The sentences with their final marks, without list signs and markup; no empty ones. Of a text
  /// with more than two hundred, the first two hundred.
  public static List<String> of(String text) {
    List<String> sentences = new ArrayList<>();
    for (String part : END.split(text)) {
      String sentence = LEAD.matcher(part.strip()).replaceFirst("").strip();
      if (!sentence.isEmpty()) {
        sentences.add(sentence);
        if (sentences.size() == MAX_SENTENCES) {
          break;
        }
      }
    }
    return sentences;
  }
}
