package io.candor.classifier.speech;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers written as words or digits, as part of a pattern and as values.
final class NumberWords {
  private static final String[] SMALL = {
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen"
  };
  private static final String[] TENS = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
  };
  private static final Map<String, Integer> VALUES = new HashMap<>();

  static {
    for (int i = 0; i < SMALL.length; i++) {
      VALUES.put(SMALL[i], i);
    }
    for (int i = 2; i < TENS.length; i++) {
      VALUES.put(TENS[i], 10 * i);
    }
    VALUES.put("fourty", 40); // as often written as not
    VALUES.put("dozen", 12);
  }

  private static final Map<String, Double> SCALES =
      Map.of(
          "k", 1e3, "lakh", 1e5, "lakhs", 1e5, "lac", 1e5, "lacs", 1e5, "crore", 1e7, "crores", 1e7,
          "million", 1e6);

  private static final String UNDER_TWENTY =
      "(?:one|two|three|four(?:teen)?|five|six(?:teen)?|seven(?:teen)?|eight(?:een)?|nine(?:teen)?"
          + "|ten|eleven|twelve|thirteen|fifteen)";
  private static final String BELOW_HUNDRED =
      "(?:(?:twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety)(?:[- ]"
          + UNDER_TWENTY
          + ")?|"
          + UNDER_TWENTY
          + "|zero)";

  private static final String HUNDREDS =
      "(?:(?:a|" + BELOW_HUNDRED + ") hundred(?:(?: and)? " + BELOW_HUNDRED + ")?)";

  /// Matches one number; no capturing groups. `a`, `an`, `half a` and `a couple of` are numbers
  /// only before a unit, which the caller's pattern must ask for.
  static final String PATTERN =
      "(?:(?:half a|an?|\\d+(?:\\.\\d+)?|"
          + BELOW_HUNDRED
          + ") (?:lakhs?|lacs?|crores?|million)|\\d{1,3}(?:[,']\\d{2,3})*[,']\\d{3}(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|(?:a|\\d+(?:\\.\\d+)?|"
          + BELOW_HUNDRED
          + ") thousand(?:,? (?:and )?"
          + HUNDREDS
          + "| and "
          + BELOW_HUNDRED
          + ")?|"
          + HUNDREDS
          + "|(?:one|two|three) and a half|(?:a )?(?:couple|pair) of|half a dozen|(?:a )?half(?:"
          + " an?)?|(?:a )?dozen|"
          + BELOW_HUNDRED
          + "|an?(?: single)?|another)";

  private static final String THOUSAND = " thousand";
  private static final Pattern REST_JOINED = Pattern.compile("^,? (?:and )?");

  private NumberWords() {}

  static boolean isNumber(String word) {
    return VALUES.containsKey(word) || word.equals("hundred");
  }

  /// How many a large unit of counting is: "lakh", "k"; 1 when there is none.
  static double scale(@Nullable String word) {
    return word == null ? 1 : SCALES.getOrDefault(word.strip(), 1.0);
  }

  /// The value of a text that [#PATTERN] matches.
  static double value(String text) {
    int last = text.lastIndexOf(' ');
    String scale = text.substring(last + 1);
    if (last > 0 && SCALES.containsKey(scale)) {
      return SCALES.get(scale) * value(text.substring(0, last));
    }
    int thousand = text.indexOf(THOUSAND);
    if (thousand > 0) {
      String rest =
          REST_JOINED.matcher(text.substring(thousand + THOUSAND.length())).replaceFirst("");
      return 1_000 * value(text.substring(0, thousand)) + (rest.isEmpty() ? 0 : value(rest));
    }
    if (Character.isDigit(text.charAt(0))) {
      return Double.parseDouble(text.replace(",", "").replace("'", ""));
    }
    if (text.contains("and a half")) {
      return value(text.substring(0, text.indexOf(" and"))) + 0.5;
    }
    if (text.equals("half a dozen")) {
      return 6;
    }
    if (text.contains("half")) {
      return 0.5;
    }
    if (text.contains("couple") || text.contains("pair")) {
      return 2;
    }
    double total = 0;
    for (String word : text.split("[- ]")) {
      if (word.equals("hundred")) {
        total = Math.max(total, 1) * 100;
      } else if (word.equals("dozen")) {
        total = Math.max(total, 1) * 12;
      } else {
        total += VALUES.getOrDefault(word, 0);
      }
    }
    return total == 0 && !text.equals("zero") ? 1 : total; // "a", "an", "another"
  }
}
