package io.candor.ingest.redaction;

/// What one quick pass over a text tells: most texts hold none of it and need no detector at all.
///
/// @param digitCount ASCII digits
/// @param decimalPointCount full stops between two digits
/// @param hasAt an `@`, or a bracket, in which an `(at)` may stand
/// @param colonCount colons
/// @param hasSign a character that prose does not have inside a word, such as `=`, `_` or `#`
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

  static TextTraits of(String text) {
    Pass pass = new Pass();
    for (int i = 0; i < text.length(); i++) {
      pass.take(text.charAt(i));
    }
    return pass.traits();
  }

  private static final class Pass {
    private int digits;
    private int decimalPoints;
    private boolean at;
    private int colons;
    private boolean sign;
    private int longest;
    private int longestMixed;
    private int run;
    private boolean digitInRun;
    private char last = ' ';
    private char lastButOne = ' ';

    void take(char c) {
      boolean tokenChar = true;
      if (Chars.isDigit(c)) {
        digits++;
        digitInRun = true;
        if (last == '.' && Chars.isDigit(lastButOne)) {
          decimalPoints++;
        }
      } else if (!Chars.isAsciiLetter(c)) {
        tokenChar = takeOther(c);
      } else if (last == '!' || last == '?') {
        sign = true; // "pass!word"
      }
      if (tokenChar) {
        run++;
        longest = Math.max(longest, run);
        longestMixed = digitInRun ? Math.max(longestMixed, run) : longestMixed;
      } else {
        run = 0;
        digitInRun = false;
      }
      lastButOne = last;
      last = c;
    }

    private boolean takeOther(char c) {
      return switch (c) {
        case '.', '-', '/' -> true;
        case '=', '_', '+' -> {
          sign = true;
          yield true;
        }
        case '@', '(', '[' -> {
          at = true;
          sign |= c == '@';
          yield false;
        }
        case ':' -> {
          colons++;
          yield false;
        }
        case '#', '$', '%', '^', '&', '*', '~', '<', '>', '{', '}', '|', '\\', '"', '`' -> {
          sign = true;
          yield false;
        }
        default -> false;
      };
    }

    TextTraits traits() {
      return new TextTraits(digits, decimalPoints, at, colons, sign, longest, longestMixed);
    }
  }
}
