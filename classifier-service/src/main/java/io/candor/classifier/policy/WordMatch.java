package io.candor.classifier.policy;

import io.candor.classifier.policy.PolicyIndex.Facet;
import io.candor.classifier.speech.Words;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Which assertion a statement is about by its words, where no topic of every trade tells. Pure.
final class WordMatch {
  // Words shared by a statement and an assertion without a topic: at least two, and this share of
  // the shorter of both.
  private static final int SHARED_WORDS = 2;
  private static final double SHARED_PART = 0.5;
  // The whole name of an assertion's kind weighs more than other words.
  private static final double CALLED_PART = 1.0 / 3;
  // So many shared words outweigh that a sentence speaks of the customer's own order.
  private static final int MANY_SHARED_WORDS = 3;
  // An assertion that is nearly as alike as the best is meant as well.
  private static final double NEARLY = 0.8;
  private static final Pattern CASE_WORDS =
      Pattern.compile(
          "(\\b[a-z]{1,4}[-#]?\\d{4,}\\b|#\\w*\\d|\\{#\\}|(?<!\\b(?:in|of|with|for|from|to|on|at|by)"
              + " )\\b(?:your|the|this)"
              + " (?:order|parcel|package|invoice|payment|ticket|shipment|booking|flight|balance|bill|plan|account|subscription|contract|deposit|claim|trial|stay|room|reservation)\\b.*\\b(?:is|was|are|will|left|has|arriv\\w+|due)\\b|^it"
              + " (?:is|'s) expected\\b)");

  // What has happened, not what holds.
  private static final Pattern PAST =
      Pattern.compile(
          "\\b(was|were|had|has been|have been|'ve been|paid|received|already|(?:was|been|were)"
              + " charged)\\b");

  private WordMatch() {}

  /// Whether it speaks of the customer's own order, booking, balance.
  static boolean isOfCase(Statement statement) {
    return isOfCase(statement.plain());
  }

  /// The same of a text in plain form.
  static boolean isOfCase(String plain) {
    return CASE_WORDS.matcher(plain).find();
  }

  /// Whether it calls the assertion by its kind, which has several words.
  static boolean isCalledInFull(Facet facet, Statement statement) {
    return facet.name().size() >= SHARED_WORDS && isCalled(facet, statement);
  }

  /// Of the assertions without a topic: those that speak of the same in their own words.
  static List<Facet> alike(List<Facet> facets, Statement statement) {
    Map<Facet, Double> alike = new LinkedHashMap<>();
    boolean past = PAST.matcher(statement.plain()).find();
    int enough = !isOfCase(statement) ? SHARED_WORDS : past ? Integer.MAX_VALUE : MANY_SHARED_WORDS;
    for (Facet facet : facets) {
      int shared = Words.common(facet.words(), statement.words()).size();
      int shorter = Math.min(facet.words().size(), statement.words().size());
      // "The deposit is $200": one word is enough when it is all that the assertion is called.
      boolean called = enough == SHARED_WORDS && !past && isCalled(facet, statement);
      boolean meant =
          called
              ? shared >= CALLED_PART * shorter
              : shared >= enough && shared >= SHARED_PART * shorter;
      if (meant) {
        alike.put(facet, shared / (double) shorter);
      }
    }
    double best = alike.values().stream().mapToDouble(d -> d).max().orElse(0);
    return alike.entrySet().stream()
        .filter(entry -> entry.getValue() >= NEARLY * best)
        .sorted(Map.Entry.<Facet, Double>comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isCalled(Facet facet, Statement statement) {
    return !facet.name().isEmpty() && statement.words().containsAll(facet.name());
  }
}
