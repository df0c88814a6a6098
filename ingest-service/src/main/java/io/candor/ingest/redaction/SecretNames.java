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

  private SecretNames() {}

  /// Whether a name may stand anywhere, as in "userPassword".
  static boolean mentionedIn(String text) {
    return firstIn(text, false) >= 0;
  }

  /// Where a name may begin first, and a word with it: "shipping" mentions no PIN.
  ///
  /// @return the index of its stem: of `key` in "apikey"; -1 without one
  static int firstWordIn(String text) {
    return firstIn(text, true);
  }

  private static int firstIn(String text, boolean asWord) {
    for (int i = 0; i < text.length(); i++) {
      char c = lower(text.charAt(i));
      if (c == 'p' || c == 's' || c == 't' || c == 'k' || c == 'c' || c == 'o' || c == 'w') {
        for (String stem : STEMS) {
          if (stem.charAt(0) == c
              && text.regionMatches(true, i, stem, 0, stem.length())
              && (!asWord || beginsWord(text, i))) {
            return i;
          }
        }
      }
    }
    return -1;
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
