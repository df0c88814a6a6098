package io.candor.classifier.conversation;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Text in the plain form that the signs are written for.
final class Phrases {
  private static final Pattern NOT_PLAIN = Pattern.compile("[^\\p{L}\\p{N}'?]+");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  // Words that two asks may share without being about the same thing.
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          "a",
          "about",
          "am",
          "an",
          "and",
          "any",
          "are",
          "as",
          "at",
          "be",
          "been",
          "but",
          "by",
          "can",
          "could",
          "did",
          "do",
          "does",
          "for",
          "from",
          "get",
          "good",
          "had",
          "has",
          "have",
          "hello",
          "hey",
          "hi",
          "how",
          "i",
          "if",
          "in",
          "is",
          "it",
          "its",
          "just",
          "me",
          "morning",
          "my",
          "need",
          "no",
          "not",
          "of",
          "ok",
          "on",
          "or",
          "please",
          "question",
          "so",
          "thanks",
          "that",
          "the",
          "then",
          "there",
          "this",
          "to",
          "want",
          "was",
          "we",
          "what",
          "when",
          "where",
          "which",
          "who",
          "why",
          "will",
          "with",
          "would",
          "yes",
          "you",
          "your");

  private Phrases() {}

  /// Lower case, straight apostrophes, single spaces, no punctuation but `'` and `?`.
  static String plain(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replace('\u2018', '\'');
    return NOT_PLAIN.matcher(lower).replaceAll(" ").strip();
  }

  /// The words that carry an ask.
  static Set<String> contentWords(String text) {
    Set<String> words = new HashSet<>();
    for (String word : SPACE.split(plain(text).replace("?", " "))) {
      if (word.length() > 1 && !FUNCTION_WORDS.contains(word)) {
        words.add(word);
      }
    }
    return words;
  }

  static int wordCount(String text) {
    String plain = plain(text);
    return plain.isEmpty() ? 0 : SPACE.split(plain).length;
  }
}
