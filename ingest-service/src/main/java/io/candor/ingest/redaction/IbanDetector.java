package io.candor.ingest.redaction;

import java.util.List;
import java.util.Locale;
import org.apache.commons.validator.routines.IBANValidator;
import org.jspecify.annotations.Nullable;

/// International bank account numbers with a valid checksum, in one piece or in groups, in either
/// case.
final class IbanDetector implements Detector {

  // Norway's, the shortest.
  private static final int MIN_LENGTH = 15;

  @Override
  public boolean mayFind(TextTraits traits) {
    return traits.digitCount() >= 8;
  }

  @Override
  public void find(String text, TextTraits traits, List<Span> found) {
    for (int i = 0; i + MIN_LENGTH <= text.length(); i++) {
      if (startsIban(text, i)) {
        int end = endOfIban(text, i);
        if (end > 0) {
          found.add(new Span(i, end, MaskKind.IBAN));
          i = end - 1;
        }
      }
    }
  }

  private static boolean startsIban(String text, int i) {
    return Chars.isAsciiLetter(text.charAt(i))
        && Chars.isAsciiLetter(text.charAt(i + 1))
        && Chars.isDigit(text.charAt(skipSeparator(text, i + 2)))
        && !Chars.wordBefore(text, i);
  }

  private static int endOfIban(String text, int start) {
    String country = text.substring(start, start + 2).toUpperCase(Locale.ROOT);
    IBANValidator.@Nullable Validator rule = IBANValidator.getInstance().getValidator(country);
    if (rule == null) {
      return -1;
    }
    StringBuilder iban = new StringBuilder();
    int i = start;
    while (i < text.length() && iban.length() < rule.getIbanLength()) {
      char c = text.charAt(i);
      if (Chars.isAsciiLetter(c) || Chars.isDigit(c)) {
        iban.append(Character.toUpperCase(c));
        i++;
      } else if (Chars.isGroupSeparator(c) && skipSeparator(text, i) < text.length()) {
        i++;
      } else {
        return -1;
      }
    }
    boolean ends = !Chars.wordAt(text, i);
    return ends && IBANValidator.getInstance().isValid(iban.toString()) ? i : -1;
  }

  private static int skipSeparator(String text, int index) {
    boolean skip = Chars.isGroupSeparator(text.charAt(index)) && index + 1 < text.length();
    return skip ? index + 1 : index;
  }
}
