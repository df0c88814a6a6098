package io.candor.classifier.discovery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// How many different ways there are in which something is said. The same sentence from many hands
/// (a template, a campaign, a copied complaint) is one wording.
final class Wordings {
  private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{N}]+");
  // Three of five words are the same: a greeting makes no new wording.
  private static final double SAME = 0.6;
  // Short words that differ by a letter are different words.
  private static final int LONG_ENOUGH = 4;

  private Wordings() {}

  static int count(List<String> texts) {
    List<Set<String>> different = new ArrayList<>();
    for (String text : texts) {
      Set<String> words = words(text);
      if (different.stream().noneMatch(other -> isSame(words, other))) {
        different.add(words);
      }
    }
    return different.size();
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>(List.of(BREAK.split(text.toLowerCase(Locale.ROOT))));
    words.remove("");
    return words;
  }

  /// Overlap by the shorter one, so that a sentence with something added stays the same.
  private static boolean isSame(Set<String> a, Set<String> b) {
    Set<String> fewer = a.size() <= b.size() ? a : b;
    Set<String> more = fewer == a ? b : a;
    long common = fewer.stream().filter(word -> isIn(word, more)).count();
    return common >= SAME * fewer.size();
  }

  private static boolean isIn(String word, Set<String> words) {
    return words.contains(word) || words.stream().anyMatch(other -> isTypo(word, other));
  }

  /// Whether two words of four letters or more differ by one letter that is missing, too much,
  /// another one, or swapped with its neighbour.
  static boolean isTypo(String a, String b) {
    if (a.length() > b.length()) {
      return isTypo(b, a);
    }
    int longer = b.length() - a.length();
    if (a.length() < LONG_ENOUGH || longer > 1) {
      return false;
    }
    int start = 0;
    while (start < a.length() && a.charAt(start) == b.charAt(start)) {
      start++;
    }
    if (longer == 1) {
      return a.substring(start).equals(b.substring(start + 1));
    }
    if (start == a.length()) {
      return true;
    }
    boolean swapped =
        start + 1 < a.length()
            && a.charAt(start) == b.charAt(start + 1)
            && a.charAt(start + 1) == b.charAt(start)
            && a.substring(start + 2).equals(b.substring(start + 2));
    return swapped || a.substring(start + 1).equals(b.substring(start + 1));
  }
}
