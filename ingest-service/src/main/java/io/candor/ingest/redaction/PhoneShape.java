package io.candor.ingest.redaction;

import com.google.re2j.Pattern;

/// The ways in which people write telephone numbers, as opposed to other long numbers.
final class PhoneShape {

  private static final Pattern INTERNATIONAL = Pattern.compile("\\(?\\+[0-9(].*|00[1-9].*");

  // A leading 0, or an area code in brackets: amounts and order numbers have neither.
  private static final Pattern NATIONAL =
      Pattern.compile("\\(?0[1-9][0-9()\\s./\\x{a0}\\x{2010}-\\x{2013}-]*|\\([0-9]{2,5}\\).*");

  // Ends in a decimal fraction, or is written in thousands: an amount.
  private static final Pattern AMOUNT =
      Pattern.compile("[0-9]{1,3}(?:[.\\s][0-9]{3})+|[0-9]+\\.[0-9]{1,2}");

  private PhoneShape() {}

  static String digits(String written) {
    StringBuilder digits = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      if (Chars.isDigit(written.charAt(i))) {
        digits.append(written.charAt(i));
      }
    }
    return digits.toString();
  }

  static boolean isInternational(String written) {
    return INTERNATIONAL.matches(written);
  }

  static String withPlus(String written) {
    String digits = digits(written.replace("(0)", ""));
    return "+" + (written.startsWith("00") ? digits.substring(2) : digits);
  }

  static boolean isNational(String written) {
    return NATIONAL.matches(written);
  }

  static boolean isPlausible(String written) {
    return !AMOUNT.matches(written);
  }
}
