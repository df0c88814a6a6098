package io.candor.ingest.redaction;

/// Cheap tests whether a text can hold the name of a secret at all, before the costly pattern.
final class SecretNames {

  // Every name of the pattern holds one of these.
  private static final String[] STEMS = {
    "pass",
    "pwd",
    "pin",
    "secret",
    "token",
    "key",
    "credential",
    "cvv",
    "cvc",
    "otp",
    "session",
    "one time",
    "one-time",
    "kennwort",
    "contrase",
    "senha",
    "wachtwoord"
  };

  // What may stand before `key` and `secret` without a gap: "apikey".
  private static final String[] JOINED = {
    "api", "access", "private", "secret", "client", "app", "shared"
  };

  private static final int ASCII = 128;

  // The first two characters of the stems: nearly no place of a text has such a pair.
  private static final boolean[] STEM_STARTS = new boolean[ASCII * ASCII];

  static {
    for (String stem : STEMS) {
      STEM_STARTS[pair(stem.charAt(0), stem.charAt(1))] = true;
    }
  }

  private SecretNames() {}

  /// Whether a name may stand anywhere, as in "userPassword".
  static boolean mentionedIn(String text) {
    return nextIn(text, 0, false) >= 0;
  }

  /// Where the next name may begin, and a word with it: "shipping" mentions no PIN.
  ///
  /// @return the index of its stem, `from` or after it: of `key` in "apikey"; -1 without one
  static int nextWordIn(String text, int from) {
    return nextIn(text, from, true);
  }

  private static int nextIn(String text, int from, boolean asWord) {
    for (int i = from; i + 1 < text.length(); i++) {
      char first = text.charAt(i);
      char second = text.charAt(i + 1);
      if (first < ASCII
          && second < ASCII
          && STEM_STARTS[pair(lower(first), lower(second))]
          && isStem(text, i)
          && (!asWord || beginsWord(text, i))) {
        return i;
      }
    }
    return -1;
  }

  private static int pair(char first, char second) {
    return first * ASCII + second;
  }

  private static boolean isStem(String text, int start) {
    for (String stem : STEMS) {
      if (text.regionMatches(true, start, stem, 0, stem.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean beginsWord(String text, int start) {
    if (start == 0 || !Character.isLetter(text.charAt(start - 1))) {
      return true;
    }
    for (String before : JOINED) {
      if (text.regionMatches(true, start - before.length(), before, 0, before.length())) {
        return true;
      }
    }
    return false;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }
}
