package io.candor.ingest.redaction;

/// What one quick pass over a text tells: most texts hold none of it and need no detector at all.
///
/// @param digitCount ASCII digits
/// @param decimalPointCount full stops between two digits
/// @param hasAt an `@`, or a bracket, in which an `(at)` may stand
/// @param colonCount colons
/// @param hasSign a character that prose does not have inside a word, such as `=`, `_` or `#`, or a
///     quote
/// @param longestToken the longest run of letters, digits, `_`, `-`, `.`, `+`, `/` and `=`
/// @param longestMixedToken the longest such run with a digit in it
record TextTraits(
    int digitCount,
    int decimalPointCount,
    boolean hasAt,
    int colonCount,
    boolean hasSign,
    int longestToken,
    int longestMixedToken) {

  // What a character is, as bits. Every text of every event passes here: a look into a table is
  // quicker than asking for each kind.
  private static final int TOKEN = 1;
  private static final int DIGIT = 1 << 1;
  private static final int LETTER = 1 << 2;
  private static final int POINT = 1 << 3;
  private static final int COLON = 1 << 4;
  private static final int AT = 1 << 5;
  private static final int SIGN = 1 << 6;
  private static final int SHOUT = 1 << 7;
  private static final int APOSTROPHE = 1 << 8;

  private static final int[] KINDS = kinds();

  private static int[] kinds() {
    int[] kinds = new int[128];
    for (char c = 0; c < kinds.length; c++) {
      kinds[c] |= Chars.isDigit(c) ? TOKEN | DIGIT : 0;
      kinds[c] |= Chars.isAsciiLetter(c) ? TOKEN | LETTER : 0;
    }
    add(kinds, ".-/=_+", TOKEN);
    add(kinds, ".", POINT);
    add(kinds, ":", COLON);
    add(kinds, "@([", AT);
    add(kinds, "=_+@#$%^&*~<>{}|\\\"`", SIGN);
    add(kinds, "!?", SHOUT);
    add(kinds, "'", APOSTROPHE);
    return kinds;
  }

  private static void add(int[] kinds, String characters, int kind) {
    characters.chars().forEach(c -> kinds[c] |= kind);
  }

  static TextTraits of(String text) {
    return of(text, 0, text.length());
  }

  /// The traits of a part.
  static TextTraits of(String text, int start, int end) {
    int digits = 0;
    int decimalPoints = 0;
    int colons = 0;
    int longest = 0;
    int longestMixed = 0;
    int runStart = start;
    int digitsBeforeRun = 0;
    int seen = 0;
    int last = 0;
    int lastButOne = 0;
    for (int i = start; i <= end; i++) {
      char c = i < end ? text.charAt(i) : ' ';
      int kind = c < KINDS.length ? KINDS[c] : 0;
      if ((kind & TOKEN) == 0) {
        int run = i - runStart;
        longest = Math.max(longest, run);
        longestMixed = digits > digitsBeforeRun ? Math.max(longestMixed, run) : longestMixed;
        runStart = i + 1;
        digitsBeforeRun = digits;
        colons += (kind & COLON) == 0 ? 0 : 1;
        // Opens a quote, which "don't" does not.
        seen |= (kind & APOSTROPHE) != 0 && (last & TOKEN) == 0 ? SIGN : 0;
      } else if ((kind & DIGIT) != 0) {
        digits++;
        decimalPoints += (last & POINT) != 0 && (lastButOne & DIGIT) != 0 ? 1 : 0;
      } else if ((last & SHOUT) != 0 && (kind & LETTER) != 0) {
        seen |= SIGN; // "pass!word"
      }
      seen |= kind;
      lastButOne = last;
      last = kind;
    }
    return new TextTraits(
        digits, decimalPoints, (seen & AT) != 0, colons, (seen & SIGN) != 0, longest, longestMixed);
  }
}
