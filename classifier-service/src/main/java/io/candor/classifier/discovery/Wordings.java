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
  // Three of four words are the same: a greeting or a typo makes no new wording.
  private static final double SAME = 0.6;

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
    Set<String> common = new HashSet<>(a);
    common.retainAll(b);
    return common.size() >= SAME * Math.min(a.size(), b.size());
  }
}
