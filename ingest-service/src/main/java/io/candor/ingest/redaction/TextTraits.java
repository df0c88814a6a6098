package io.candor.ingest.redaction;

/// What one quick pass over a text tells: most texts hold none of it and need no detector at all.
///
/// @param digitCount ASCII digits
/// @param hasAt an `@`, or `(at)` and its like are possible because a bracket is there
/// @param colonCount colons
/// @param dotCount full stops
/// @param hasEquals an equals sign
/// @param longestToken the longest run of letters, digits, `_`, `-`, `.`, `+`, `/` and `=`
record TextTraits(
    int digitCount,
    boolean hasAt,
    int colonCount,
    int dotCount,
    boolean hasEquals,
    int longestToken) {

  static TextTraits of(String text) {
    int digits = 0;
    boolean at = false;
    int colons = 0;
    int dots = 0;
    boolean equals = false;
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean tokenChar = true;
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.') {
        dots++;
      } else if (c == '=') {
        equals = true;
      } else if (c == '@' || c == '(' || c == '[') {
        at = true;
        tokenChar = false;
      } else if (c == ':') {
        colons++;
        tokenChar = false;
      } else if (!Chars.isAsciiLetter(c) && c != '_' && c != '-' && c != '+' && c != '/') {
        tokenChar = false;
      }
      run = tokenChar ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return new TextTraits(digits, at, colons, dots, equals, longest);
  }
}
