package io.candor.ingest.redaction;

/// Character classes of the detectors. ASCII digits only: other scripts' digits are not taken for
/// numbers.
final class Chars {

  private Chars() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isWord(char c) {
    return isDigit(c) || Character.isLetter(c) || c == '_';
  }

  static boolean isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /// Blanks and dashes that people put between groups of digits, the typographic ones included.
  static boolean isGroupSeparator(char c) {
    return c == ' '
        || c == '-'
        || c == '.'
        || isNoBreakBlank(c)
        || (c >= '\u2010' && c <= '\u2013');
  }

  private static boolean isNoBreakBlank(char c) {
    return c == '\u00a0' || c == '\u2007' || c == '\u2009' || c == '\u202f';
  }

  /// Whether a letter, digit or underscore stands right before `index`.
  static boolean wordBefore(String text, int index) {
    return index > 0 && isWord(text.charAt(index - 1));
  }

  /// Whether a letter, digit or underscore stands at `index`.
  static boolean wordAt(String text, int index) {
    return index < text.length() && isWord(text.charAt(index));
  }
}
