package io.candor.ingest.redaction;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Telephone numbers. International ones are known by their prefix; national ones need a shape that
/// other numbers do not have, or a word such as "call" before them, and must be valid somewhere. So
/// order numbers, amounts and dates survive.
final class PhoneDetector implements Detector {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  // Countries whose numbers people write with a leading 0 or in groups, without a country code.
  private static final List<String> REGIONS =
      List.of(
          "GB", "DE", "FR", "NL", "BE", "IT", "AT", "CH", "AU", "IN", "IE", "SE", "PL", "ES", "BR");

  private static final Pattern CANDIDATE =
      Pattern.compile(
          "(?:\\+|\\(\\+?|00)?[0-9](?:[\\s\\x{a0}\\x{2007}\\x{2009}\\x{202f}\\x{2010}-\\x{2013}./()-]{0,3}[0-9]){6,16}");

  private static final Pattern NORTH_AMERICAN =
      Pattern.compile(
          "(?:\\+?1[\\s.\\x{a0}\\x{2010}-\\x{2013}-]{0,2})?(?:\\([2-9][0-9]{2}\\)[\\s.\\x{a0}-]?|[2-9][0-9]{2}[\\s.\\x{a0}\\x{2010}-\\x{2013}/-])"
              + "[2-9][0-9]{2}[\\s.\\x{a0}\\x{2010}-\\x{2013}-][0-9]{4}");

  private static final int LONGEST_NORTH_AMERICAN = 24;

  private static final Pattern DATE =
      Pattern.compile(
          "(?:(?:19|20)[0-9]{2}[-./ ](?:0?[1-9]|1[0-2])[-./"
              + " ](?:0?[1-9]|[12][0-9]|3[01])|(?:0?[1-9]|[12][0-9]|3[01])[-./"
              + " ](?:0?[1-9]|[12][0-9]|3[01])[-./ ](?:19|20)[0-9]{2})(?:[^0-9].*)?");

  @Override
  public boolean mayFind(TextTraits traits) {
    return traits.digitCount() >= 7;
  }

  @Override
  public void find(String text, TextTraits traits, List<Span> found) {
    Matcher matcher = CANDIDATE.matcher(text);
    int from = 0;
    while (from < text.length() && matcher.find(from)) {
      int start = matcher.start();
      int end = matcher.end();
      Span taken = overlapping(found, start, end);
      if (taken != null) {
        from = Math.max(taken.end(), start + 1);
        continue;
      }
      int phoneStart = openBracketBefore(text, start);
      int phoneEnd = endOfPhone(text, phoneStart, end);
      if (phoneEnd > 0) {
        found.add(new Span(phoneStart, phoneEnd, MaskKind.PHONE));
        from = phoneEnd;
      } else {
        from = nextGroup(text, start, end);
      }
    }
  }

  private static @Nullable Span overlapping(List<Span> found, int start, int end) {
    for (Span span : found) {
      if (span.overlaps(start, end)) {
        return span;
      }
    }
    return null;
  }

  /// The end of the telephone number that begins at `start`, or -1 when none does. The candidate
  /// may run into a following number, so that its groups are tried from the longest to the
  /// shortest.
  private static int endOfPhone(String text, int start, int end) {
    if (glued(text, start)) {
      return -1;
    }
    // Anchored to a piece of the text: a search would run on to its end for every candidate.
    String piece = text.substring(start, Math.min(text.length(), start + LONGEST_NORTH_AMERICAN));
    Matcher american = NORTH_AMERICAN.matcher(piece);
    if (american.lookingAt() && !Chars.wordAt(text, start + american.end())) {
      return start + american.end();
    }
    PhoneContext context = PhoneContext.before(text, start);
    if (context != PhoneContext.PHONE && "+0(".indexOf(text.charAt(start)) < 0) {
      return -1; // No shape that stands for itself begins like this.
    }
    for (int last = end; last > start; last = previousGroupEnd(text, start, last)) {
      if (!Chars.wordAt(text, last) && isPhone(text.substring(start, last), context)) {
        return last;
      }
    }
    return -1;
  }

  private static boolean isPhone(String written, PhoneContext context) {
    String digits = PhoneShape.digits(written);
    if (digits.length() < 7 || digits.length() > 17) {
      return false;
    }
    if (PhoneShape.isInternational(written)) {
      return possible(PhoneShape.withPlus(written));
    }
    if (DATE.matches(written) || context == PhoneContext.OTHER_NUMBER) {
      return false;
    }
    if (context == PhoneContext.PHONE) {
      return digits.length() <= 15 && PhoneShape.isPlausible(written);
    }
    return PhoneShape.isNational(written) && validSomewhere(written);
  }

  private static boolean possible(String international) {
    try {
      return NUMBERS.isPossibleNumber(NUMBERS.parse(international, "ZZ"));
    } catch (NumberParseException e) {
      return false; // No country has this code: it is another kind of number.
    }
  }

  private static boolean validSomewhere(String written) {
    for (String region : REGIONS) {
      try {
        if (NUMBERS.isValidNumberForRegion(NUMBERS.parse(written, region), region)) {
          return true;
        }
      } catch (NumberParseException e) {
        return false; // Not a number in any region: the rule of length does not depend on it.
      }
    }
    return false;
  }

  private static boolean glued(String text, int start) {
    if (start == 0) {
      return false;
    }
    char before = text.charAt(start - 1);
    boolean hash = before == '#' || before == '$' || before == '€' || before == '£';
    boolean prefixed =
        (before == '-' || before == '/' || before == '.' || before == ',')
            && start > 1
            && Chars.isWord(text.charAt(start - 2));
    return Chars.isWord(before) || hash || prefixed;
  }

  private static int openBracketBefore(String text, int start) {
    return start > 0 && text.charAt(start - 1) == '(' ? start - 1 : start;
  }

  private static int previousGroupEnd(String text, int start, int end) {
    int i = end;
    while (i > start && Chars.isDigit(text.charAt(i - 1))) {
      i--;
    }
    while (i > start && !Chars.isDigit(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  private static int nextGroup(String text, int start, int end) {
    int i = start;
    while (i < end && !Chars.isDigit(text.charAt(i))) {
      i++;
    }
    while (i < end && Chars.isDigit(text.charAt(i))) {
      i++;
    }
    return Math.max(i, start + 1);
  }
}
