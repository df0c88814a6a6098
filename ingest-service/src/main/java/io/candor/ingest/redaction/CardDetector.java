package io.candor.ingest.redaction;

import java.util.List;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/// Payment card numbers: 13 to 19 digits that pass the Luhn check, in one piece or in groups. A
/// number glued to a letter is an order or tracking number; groups of two digits are a date.
final class CardDetector implements Detector {

  private static final int MIN_DIGITS = 13;
  private static final int MAX_DIGITS = 19;
  // 3-digit groups are the shortest seen on cards; the last one may be the rest.
  private static final int MIN_GROUP = 3;

  @Override
  public boolean mayFind(TextTraits traits) {
    return traits.digitCount() >= MIN_DIGITS;
  }

  @Override
  public void find(String text, TextTraits traits, List<Span> found) {
    for (DigitGroups run : DigitGroups.of(text)) {
      int from = 0;
      while (from < run.size()) {
        int to = lastOfCard(text, run, from);
        if (to >= 0) {
          found.add(new Span(run.starts().get(from), run.ends().get(to), MaskKind.CARD));
          from = to;
        }
        from++;
      }
    }
  }

  /// The last group of the longest card that begins with group `from`, or -1.
  private static int lastOfCard(String text, DigitGroups run, int from) {
    if (from == 0 && gluedToLetter(text, run.starts().getFirst())) {
      return -1;
    }
    int best = -1;
    int digits = 0;
    for (int to = from; to < run.size(); to++) {
      digits += run.length(to);
      if (digits > MAX_DIGITS) {
        break;
      }
      if (digits >= MIN_DIGITS
          && !Chars.wordAt(text, run.ends().get(to))
          && LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(run.digits(text, from, to))) {
        best = to;
      }
      if (run.length(to) < MIN_GROUP || (to > from && !sameSeparator(text, run, from, to))) {
        break;
      }
    }
    return best;
  }

  private static boolean gluedToLetter(String text, int start) {
    return start > 0
        && (Character.isLetter(text.charAt(start - 1)) || text.charAt(start - 1) == '_');
  }

  private static boolean sameSeparator(String text, DigitGroups run, int from, int to) {
    return text.charAt(run.ends().get(from)) == text.charAt(run.ends().get(to - 1));
  }
}
