package io.candor.classifier.policy;

import io.candor.classifier.speech.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether the conditions of an assertion hold for a customer and a sentence. What the sentence
/// names ("Enterprise customers have 45 days") goes before what is known of the account.
final class Conditions {
  /// The answer for one condition or for all of an assertion.
  enum Match {
    YES,
    NO,
    UNKNOWN
  }

  private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}'\u2019]+");
  // Words that many values share and that alone name none of them.
  private static final Set<String> GENERIC =
      Set.of(
          "annual",
          "month",
          "monthly",
          "plan",
          "hardwar",
          "device",
          "item",
          "product",
          "customer",
          "member",
          "account",
          "order",
          "purchas",
          "ticket",
          "fare",
          "card",
          "tier",
          "level");
  private static final Map<String, List<String>> SYNONYMS =
      Map.ofEntries(
          Map.entry("annual", List.of("yearly", "year", "annually", "annum")),
          Map.entry("month", List.of("monthly")),
          Map.entry("nonprofit", List.of("charity", "ngo", "charitabl")),
          Map.entry("student", List.of("education", "academic")),
          Map.entry("hardwar", List.of("device", "equipment", "hub", "sensor", "unit")),
          Map.entry("eu", List.of("europ", "european")),
          Map.entry("us", List.of("usa", "american", "states")),
          Map.entry("uk", List.of("britain", "british")),
          Map.entry("open", List.of("unsealed", "unboxed")));

  private Conditions() {}

  /// How many of the conditions the words name themselves.
  static int named(Map<String, String> conditions, Set<String> words) {
    return (int) conditions.values().stream().filter(value -> names(words, value)).count();
  }

  /// All conditions together.
  ///
  /// @param words stems of the sentence, see [#stems]
  /// @param others values that other assertions of the kind give the same names
  static Match match(
      Map<String, String> conditions,
      Set<String> words,
      Map<String, String> facts,
      Map<String, Set<String>> others) {
    Match all = Match.YES;
    for (Map.Entry<String, String> condition : conditions.entrySet()) {
      Match one = match(condition.getKey(), condition.getValue(), words, facts, others);
      if (one == Match.NO) {
        return Match.NO;
      }
      all = one == Match.UNKNOWN ? one : all;
    }
    return all;
  }

  private static Match match(
      String name,
      String value,
      Set<String> words,
      Map<String, String> facts,
      Map<String, Set<String>> others) {
    if (names(words, value)) {
      return Match.YES;
    }
    if (denies(words, value)
        || others.getOrDefault(name, Set.of()).stream()
            .anyMatch(other -> !other.equals(value) && names(words, other))) {
      return Match.NO;
    }
    String fact = facts.get(name.toLowerCase(Locale.ROOT));
    return fact == null || fact.isBlank()
        ? Match.UNKNOWN
        : fits(fact, value) ? Match.YES : Match.NO;
  }

  private static boolean fits(String fact, String value) {
    for (String one : value.split("\\|")) {
      if (one.strip().equalsIgnoreCase(fact.strip())
          || tokens(fact).containsAll(specific(tokens(one)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean names(Set<String> words, String value) {
    for (String one : value.split("\\|")) {
      Set<String> specific = specific(tokens(one));
      if (!specific.isEmpty() && specific.stream().allMatch(token -> says(words, token))) {
        return true;
      }
    }
    return false;
  }

  /// "Unopened" and "not opened" for "opened".
  private static boolean denies(Set<String> words, String value) {
    return specific(tokens(value)).stream()
        .anyMatch(token -> words.contains("un" + token) || words.contains("non" + token));
  }

  private static boolean says(Set<String> words, String token) {
    return words.contains(token)
        || SYNONYMS.getOrDefault(token, List.of()).stream().anyMatch(words::contains);
  }

  private static Set<String> specific(Set<String> tokens) {
    Set<String> specific = new HashSet<>(tokens);
    specific.removeAll(GENERIC);
    return specific.isEmpty() ? tokens : specific;
  }

  private static Set<String> tokens(String value) {
    return stems(value.replace('_', ' ').toUpperCase(Locale.ROOT));
  }

  /// The stems of a text, with "non-profit" in one word and "not opened" as "unopened". Words of
  /// two letters count in capitals only: "US" is a region, "us" is not.
  static Set<String> stems(String text) {
    Set<String> stems = new HashSet<>();
    String before = "";
    for (String raw : NOT_WORD.split(text.replace("U.S.", "US").replace("U.K.", "UK"))) {
      String word = raw.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
      if (word.isEmpty() || word.equals("non")) {
        before = word;
        continue;
      }
      String stem = Words.stem(word);
      if (before.equals("non")) {
        stem = "non" + stem;
      } else if (before.equals("not") || before.equals("never") || before.endsWith("n't")) {
        stem = "un" + stem;
      }
      if (word.length() > 2 || !raw.equals(word)) {
        stems.add(stem);
      }
      before = word;
    }
    return stems;
  }
}
