package io.candor.ingest.redaction;

/// Tells a secret from an ordinary word where only the place hints at one.
final class SecretValues {

  private SecretValues() {}

  /// Whether the value after a secret's name is one: `=` needs little, `:` and `is` need a value
  /// that is not plain prose, and bare adjacency a clear mix.
  static boolean looksSecret(String value, boolean assigned, boolean stated) {
    if (value.startsWith("[") || value.length() < 3) {
      return false;
    }
    if (isQuoted(value)) {
      return assigned || stated;
    }
    if (assigned) {
      return !isProse(value) || value.length() >= 8;
    }
    if (stated) {
      return !isProse(value) && (hasDigit(value) || hasInnerSymbol(value));
    }
    return value.length() >= 6 && hasDigit(value) && hasLetter(value) && hasMix(value);
  }

  /// At least 24 characters of mixed letters and digits, as no word, order number or UUID is.
  static boolean looksRandom(String token) {
    int digits = 0;
    int uppers = 0;
    int lowers = 0;
    boolean hexOnly = true;
    int longestPart = 0;
    int part = 0;
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      digits += Chars.isDigit(c) ? 1 : 0;
      uppers += c >= 'A' && c <= 'Z' ? 1 : 0;
      lowers += c >= 'a' && c <= 'z' ? 1 : 0;
      boolean inPart = Chars.isDigit(c) || Chars.isAsciiLetter(c);
      hexOnly &= !inPart || Chars.isHex(c);
      part = inPart ? part + 1 : 0;
      longestPart = Math.max(longestPart, part);
    }
    if (longestPart < 20) {
      return false;
    }
    boolean hex = hexOnly && longestPart >= 32 && digits >= 4 && uppers + lowers >= 4;
    return hex || (digits >= 3 && uppers >= 3 && lowers >= 3);
  }

  /// Leaves the full stop or bracket that ends the sentence out of the value.
  static int trimSentenceEnd(String text, int start, int end) {
    int trimmed = end;
    while (trimmed - 1 > start && ".!?)".indexOf(text.charAt(trimmed - 1)) >= 0) {
      trimmed--;
    }
    // A password may well end in "!": only what a blank or the end follows is punctuation, and only
    // the full stop and the bracket are certain.
    boolean certain = trimmed < end && (text.charAt(trimmed) == '.' || text.charAt(trimmed) == ')');
    return certain ? trimmed : end;
  }

  static boolean hasDigit(String value) {
    return value.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean hasLetter(String value) {
    return value.chars().anyMatch(Character::isLetter);
  }

  private static boolean hasMix(String value) {
    boolean symbol = hasInnerSymbol(value);
    boolean cases =
        value.chars().anyMatch(Character::isUpperCase)
            && value.chars().anyMatch(Character::isLowerCase);
    return symbol || cases;
  }

  private static boolean isQuoted(String value) {
    return value.length() > 2 && "\"'`".indexOf(value.charAt(0)) >= 0;
  }

  /// Letters in one case, with at most a capital at the start and punctuation at the end.
  private static boolean isProse(String value) {
    int end = value.length();
    while (end > 0 && ".,!?:;)…".indexOf(value.charAt(end - 1)) >= 0) {
      end--;
    }
    boolean upper = end > 1 && Character.isUpperCase(value.charAt(1));
    for (int i = 0; i < end; i++) {
      char c = value.charAt(i);
      boolean apostrophe = c == '\'' || c == '’' || c == '-';
      if (!apostrophe && (!Character.isLetter(c) || (i > 0 && Character.isUpperCase(c) != upper))) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasInnerSymbol(String value) {
    for (int i = 0; i < value.length() - 1; i++) {
      if ("!@#$%^&*_+=~?<>{}|\\".indexOf(value.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
