package io.candor.classifier.policy;

import io.candor.classifier.policy.Conditions.Match;
import io.candor.classifier.policy.PolicyIndex.Facet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Chooses the assertions that a statement is measured by: by its topic and what is known of the
/// customer, by its words, and by its meaning. Thread-safe.
final class AssertionChoice {
  // "Since this is not a gift card", "non-gift card methods": conditions that do not hold.
  private static final Pattern DENIED_CASE =
      Pattern.compile(
          "\\b(?:not|isn't|wasn't|aren't|other than|except(?: for)?|excluding|unless)\\b(?:"
              + " [\\w-]+){0,5}"
              + "|\\bnon-[\\w-]+(?: \\w+)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern THE_OTHERS =
      Pattern.compile(
          "\\b(?:others|the rest|everything else|everybody else|otherwise|(?:all|any|every)(?: of"
              + " the)? other)\\b");

  private final PolicyIndex index;
  private final MeaningMatch meaning;

  /// What a statement is measured by.
  ///
  /// @param facets the best first; empty when the policy says nothing on it
  /// @param dependsOnFacts whether the account decides
  record Chosen(List<Facet> facets, boolean dependsOnFacts) {}

  AssertionChoice(PolicyIndex index, SentenceVectors vectors) {
    this.index = index;
    this.meaning = new MeaningMatch(vectors);
  }

  /// The likeliest topic on which the policy says something; else the likeliest.
  @Nullable Topic topic(Statement statement) {
    return statement.topics().stream()
        .filter(topic -> !index.of(topic).isEmpty())
        .findFirst()
        .orElse(statement.topic());
  }

  Chosen choose(Instant time, Statement statement, Map<String, String> facts) {
    Topic topic = topic(statement);
    Chosen told = byWords(time, statement, topic, facts);
    if (!meaning.isAble()) {
      return told;
    }
    if (CaseTalk.isNoRule(statement.plain())) {
      return new Chosen(List.of(), false);
    }
    if (told.facets().stream().anyMatch(facet -> Comparison.agrees(statement, facet))) {
      return told;
    }
    List<Facet> comparable = meantByMeaning(time, statement);
    if (told.facets().isEmpty()) {
      List<Facet> all = index.all().stream().filter(f -> f.assertion().isValidAt(time)).toList();
      return among(meaning.nearest(statement, comparable, all), time, statement, facts);
    }
    List<Facet> others =
        comparable.stream().filter(facet -> !isSameSubject(facet, told.facets())).toList();
    if (others.isEmpty() || !meaning.isOutdone(statement, told.facets(), others)) {
      return told;
    }
    return among(meaning.nearest(statement, others, others), time, statement, facts);
  }

  private static boolean isSameSubject(Facet facet, List<Facet> facets) {
    return facets.stream()
        .anyMatch(
            each ->
                each.topic() == null
                    ? each.assertion().kind().equals(facet.assertion().kind())
                    : each.topic() == facet.topic());
  }

  /// Of the nearest facet's subject those that fit the customer.
  private Chosen among(
      List<Facet> nearest, Instant time, Statement statement, Map<String, String> facts) {
    if (nearest.isEmpty()) {
      return new Chosen(List.of(), false);
    }
    Topic topic = nearest.getFirst().topic();
    return topic == null
        ? new Chosen(nearest, false)
        : byConditions(valid(index.of(topic), time, statement), topic, statement, facts);
  }

  private List<Facet> meantByMeaning(Instant time, Statement statement) {
    return index.all().stream()
        .filter(facet -> facet.assertion().isValidAt(time))
        .filter(facet -> Comparison.mayBeMeant(statement, facet))
        .toList();
  }

  private Chosen byWords(
      Instant time, Statement statement, @Nullable Topic topic, Map<String, String> facts) {
    if (!statement.isBounded() && topic == null) {
      return new Chosen(List.of(), false);
    }
    List<Facet> facets = topic == null ? List.of() : index.of(topic);
    List<Facet> byWords = valid(index.byWords(), time, statement);
    // What the workspace calls by several words is meant, whatever else the sentence may mean.
    List<Facet> called =
        WordMatch.alike(
            byWords.stream().filter(facet -> WordMatch.isCalledInFull(facet, statement)).toList(),
            statement);
    if (!called.isEmpty()) {
      return new Chosen(called, false);
    }
    if (topic != null && !facets.isEmpty()) {
      return byConditions(valid(facets, time, statement), topic, statement, facts);
    }
    return new Chosen(WordMatch.alike(byWords, statement), false);
  }

  private static List<Facet> valid(List<Facet> facets, Instant time, Statement statement) {
    return facets.stream()
        .filter(facet -> facet.assertion().isValidAt(time))
        .filter(facet -> Comparison.isComparable(statement, facet))
        .toList();
  }

  /// Of the assertions of a topic: those whose conditions the sentence names; else the most special
  /// one that fits the account, with those of which it is not known whether they do.
  private Chosen byConditions(
      List<Facet> facets, Topic topic, Statement statement, Map<String, String> facts) {
    Set<String> words = conditionWords(statement, facets);
    Map<String, Set<String>> values = index.conditionValues(topic);
    List<Facet> named = new ArrayList<>();
    List<Facet> sure = new ArrayList<>();
    List<Facet> possible = new ArrayList<>();
    boolean dependsOnFacts = false;
    for (Facet facet : facets) {
      Map<String, String> conditions = facet.assertion().conditions();
      Match match = Conditions.match(conditions, words, facts, values);
      boolean isNamed = match != Match.NO && Conditions.named(conditions, words) > 0;
      dependsOnFacts |= !conditions.isEmpty() && !isNamed;
      if (isNamed) {
        named.add(facet);
      } else if (match == Match.YES) {
        sure.add(facet);
      } else if (match == Match.UNKNOWN) {
        possible.add(facet);
      }
    }
    if (!named.isEmpty()) {
      return new Chosen(
          mostBy(named, facet -> Conditions.named(facet.assertion().conditions(), words)),
          dependsOnFacts);
    }
    List<Facet> chosen = new ArrayList<>(mostBy(sure, f -> f.assertion().conditions().size()));
    chosen.addAll(possible);
    return new Chosen(chosen, dependsOnFacts);
  }

  /// The words that may name a condition: those around the quantity; when they name none and the
  /// sentence states nothing else, all of them.
  private static Set<String> conditionWords(Statement statement, List<Facet> facets) {
    Set<String> near = caseStems(cased(statement));
    boolean names =
        facets.stream().anyMatch(f -> Conditions.named(f.assertion().conditions(), near) > 0);
    return names || !statement.lone() || THE_OTHERS.matcher(statement.segment()).find()
        ? near
        : caseStems(statement.sentence());
  }

  /// Whether the words around the quantity name a condition of the assertion.
  static boolean isNamed(Statement statement, Facet facet) {
    return Conditions.named(facet.assertion().conditions(), caseStems(cased(statement))) > 0;
  }

  private static Set<String> caseStems(String text) {
    return Conditions.stems(
        DENIED_CASE.matcher(text.replace('\u2013', '-').replace('\u2011', '-')).replaceAll(" "));
  }

  /// The segment as it was written: regions are told by their capitals.
  private static String cased(Statement statement) {
    String sentence = statement.sentence();
    int at = statement.plain().indexOf(statement.segment());
    boolean aligned = sentence.length() == statement.plain().length() && at >= 0;
    return aligned
        ? sentence.substring(at, at + statement.segment().length())
        : statement.segment();
  }

  private static List<Facet> mostBy(List<Facet> facets, ToIntFunction<Facet> figure) {
    int most = facets.stream().mapToInt(figure).max().orElse(0);
    return facets.stream().filter(facet -> figure.applyAsInt(facet) == most).toList();
  }
}
