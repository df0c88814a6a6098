package io.candor.ingest.redaction;

/// A cheap test whether a text can hold the name of a secret at all, before the costly pattern.
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

  private SecretNames() {}

  static boolean mentionedIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = lower(text.charAt(i));
      if (c == 'p' || c == 's' || c == 't' || c == 'k' || c == 'c' || c == 'o' || c == 'w') {
        for (String stem : STEMS) {
          if (stem.charAt(0) == c && text.regionMatches(true, i, stem, 0, stem.length())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }
}
