package io.candor.classifier.speech;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words in the form that rules compare.
public final class Words {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}']*");
  private static final Pattern SPACE = Pattern.compile("[\\s\\x{a0}]+");
  private static final Pattern MARKUP = Pattern.compile("\\*\\*|__|`");
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          ("a an the this that these those it its they them their there here i i'm i've i'll me my"
               + " we we're we've we'll us our you you're you've you'll your yours he she his her"
               + " be is are was were been being am do does did done have has had will would can"
               + " could shall should may might must of in on at by for from to with within without"
               + " into under over up out off as about after before until than then and or but if"
               + " so not no nor any all some each every both more most other such only also just"
               + " very please when where which who what how why while per via get gets got take"
               + " takes make makes give gives go goes come comes need needs want time case way one"
               + " once yes ok okay thanks")
              .split(" "));
  private static final Map<String, String> IRREGULAR =
      Map.of(
          "kept", "keep", "paid", "pay", "sent", "send", "bought", "buy", "held", "hold", "lost",
          "los", "left", "leav", "built", "build");
  private static final Set<String> UNIT_WORDS =
      Set.of("day", "hour", "week", "month", "year", "minute", "percent", "business", "working");

  private Words() {}

  /// Lower case, straight apostrophes and dashes, no markup, single spaces. Keeps punctuation.
  public static String plain(String text) {
    String plain =
        text.toLowerCase(Locale.ROOT)
            .replace('\u2019', '\'')
            .replace('\u2018', '\'')
            .replace('\u201c', '"')
            .replace('\u201d', '"')
            .replace('\u2010', '-')
            .replace('\u2011', '-')
            .replace('\u2012', '-')
            .replace('\u2013', '-');
    String bare = hasMarkup(plain) ? MARKUP.matcher(plain).replaceAll("") : plain;
    return isSpacedPlainly(bare) ? bare : SPACE.matcher(bare).replaceAll(" ").strip();
  }

  // Most texts have neither, and this is asked for every sentence many times.
  private static boolean hasMarkup(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('_') >= 0 || text.indexOf('`') >= 0;
  }

  private static boolean isSpacedPlainly(String text) {
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      boolean blank = letter == ' ';
      if ((blank && space) || (!blank && (Character.isWhitespace(letter) || letter == '\u00a0'))) {
        return false;
      }
      space = blank;
    }
    return !space || text.isEmpty();
  }

  /// The words of a text in order, lower case.
  public static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(plain(text));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  /// The stems of the words that carry a subject: no function words, units or numbers.
  public static Set<String> content(String text) {
    Set<String> content = new LinkedHashSet<>();
    for (String word : of(text)) {
      String stem = stem(word);
      if (word.length() > 2
          && !Character.isDigit(word.charAt(0))
          && !FUNCTION_WORDS.contains(word)
          && !UNIT_WORDS.contains(stem)
          && !NumberWords.isNumber(word)) {
        content.add(IRREGULAR.getOrDefault(stem, stem));
      }
    }
    return content;
  }

  /// What two sets share.
  public static Set<String> common(Set<String> a, Set<String> b) {
    Set<String> common = new HashSet<>(a);
    common.retainAll(b);
    return common;
  }

  /// A word without the commonest English endings: enough that "refunds" meets "refunded".
  public static String stem(String word) {
    String stem = word;
    for (String end : new String[] {"'s", "'"}) {
      stem = stem.endsWith(end) ? stem.substring(0, stem.length() - end.length()) : stem;
    }
    if (stem.endsWith("ies") && stem.length() > 4) {
      return stem.substring(0, stem.length() - 3) + "y";
    }
    if (stem.endsWith("wal") && stem.length() > 6) {
      return bare(stem.substring(0, stem.length() - 2)); // withdrawal, renewal
    }
    if (stem.endsWith("ing") && stem.length() > 5) {
      return bare(stem.substring(0, stem.length() - 3));
    }
    if (stem.endsWith("ed") && stem.length() > 4) {
      return bare(stem.substring(0, stem.length() - 2));
    }
    if (stem.endsWith("es")
        && stem.length() > 4
        && "sxzh".indexOf(stem.charAt(stem.length() - 3)) >= 0) {
      return bare(stem.substring(0, stem.length() - 2));
    }
    if (stem.endsWith("s") && !stem.endsWith("ss") && !stem.endsWith("us") && stem.length() > 3) {
      return bare(stem.substring(0, stem.length() - 1));
    }
    return bare(stem);
  }

  /// "cancelled" and "cancel", "changed" and "change" end alike.
  private static String bare(String stem) {
    int last = stem.length() - 1;
    if (last > 3
        && stem.charAt(last) == stem.charAt(last - 1)
        && "lptgmnrbd".indexOf(stem.charAt(last)) >= 0) {
      return stem.substring(0, last);
    }
    return last > 2 && stem.charAt(last) == 'e' ? stem.substring(0, last) : stem;
  }
}
