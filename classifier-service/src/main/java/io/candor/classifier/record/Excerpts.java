package io.candor.classifier.record;

/// The beginnings of texts, for people who look at examples.
final class Excerpts {
  /// Length in characters, an ellipsis included.
  static final int MAX_LENGTH = 280;

  private Excerpts() {}

  /// The text in one line, cut at the end of a word where there is one.
  static String of(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= MAX_LENGTH) {
      return line;
    }
    int space = line.lastIndexOf(' ', MAX_LENGTH - 1);
    int end = space > MAX_LENGTH / 2 ? space : MAX_LENGTH - 1;
    if (Character.isHighSurrogate(line.charAt(end - 1))) {
      end--; // half a character is none
    }
    return line.substring(0, end) + "…";
  }
}
