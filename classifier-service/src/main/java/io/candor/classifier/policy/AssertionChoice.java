package io.candor.classifier.policy;

import io.candor.classifier.policy.Conditions.Match;
import io.candor.classifier.policy.PolicyIndex.Facet;
import io.candor.classifier.speech.Quantity;
import io.candor.classifier.speech.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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

  // "All our phones", "any plan": no case is excepted.
  private static final Pattern OF_ALL =
      Pattern.compile(
          "\\b(?:(?:all|every|any)(?: of)?(?: our)?"
              + " (?!time|day|question|issue|problem|other)\\w+|everyone|everybody|anyone|anybody|whoever)\\b");

  static final String MODEL = "pairing-model.tsv";

  // Log-odds, chosen by leaving out trade by trade. A wrong figure that is missed costs more than
  // one to wave through.
  private static final double MEANT = -2.5;
  // Assertions of which the model is nearly as sure cannot be told apart.
  private static final double NEARLY = 0.3;
  // A wrong figure is seldom the very one of another assertion: what agrees may be less likely.
  private static final double AGREES = 1;

  private final PolicyIndex index;
  private final MeaningMatch meaning;
  private final SignModel<Pairing, PairingSign> model;

  /// What a statement is measured by.
  ///
  /// @param facets the best first; empty when the policy says nothing on it
  /// @param dependsOnFacts whether the account decides
  record Chosen(List<Facet> facets, boolean dependsOnFacts) {}

  AssertionChoice(
      PolicyIndex index, SentenceVectors vectors, SignModel<Pairing, PairingSign> model) {
    this.index = index;
    this.meaning = new MeaningMatch(vectors);
    this.model = model;
  }

  /// The likeliest topic on which the policy says something; else the likeliest.
  @Nullable Topic topic(Statement statement) {
    return statement.topics().stream()
        .filter(topic -> !index.of(topic).isEmpty())
        .findFirst()
        .orElse(statement.topic());
  }

  /// What a statement is measured by: what its words tell, where it agrees with that; else what the
  /// model says of words and meaning together.
  Chosen choose(Instant time, Statement statement, Map<String, String> facts) {
    Chosen told = byWords(time, statement, topic(statement), facts);
    if (!meaning.isAble()
        || told.facets().stream().anyMatch(facet -> Comparison.agrees(statement, facet))) {
      return told;
    }
    List<Facet> possible = possible(time, statement);
    List<Scored> likely =
        pairings(time, statement, told, possible).stream()
            .map(each -> new Scored(each.facet(), model.logOdds(each)))
            .sorted(Comparator.comparing(Scored::odds).reversed())
            .toList();
    if (likely.isEmpty() || likely.getFirst().odds() < MEANT) {
      return new Chosen(List.of(), false);
    }
    Scored first = likely.getFirst();
    List<Facet> meant =
        new ArrayList<>(
            likely.stream()
                .filter(each -> isLikely(each, first, statement))
                .map(Scored::facet)
                .toList());
    Topic topic = first.facet().topic();
    if (topic == null) {
      return new Chosen(meant, false);
    }
    // Of one topic all that may hold for the customer, and nothing else.
    List<Facet> ofTopic = possible.stream().filter(facet -> facet.topic() == topic).toList();
    Chosen fitting = byConditions(ofTopic, topic, statement, facts);
    meant.removeIf(facet -> facet.topic() == topic);
    meant.addAll(0, fitting.facets());
    return new Chosen(meant, fitting.dependsOnFacts());
  }

  private static boolean isLikely(Scored one, Scored first, Statement statement) {
    double behind = first.odds() - one.odds();
    return behind <= NEARLY || (behind <= AGREES && Comparison.agrees(statement, one.facet()));
  }

  private record Scored(Facet facet, double odds) {}

  /// A statement beside all that it can be compared with.
  List<Pairing> pairings(Instant time, Statement statement, Map<String, String> facts) {
    Chosen told = byWords(time, statement, topic(statement), facts);
    return pairings(time, statement, told, possible(time, statement));
  }

  private List<Pairing> pairings(
      Instant time, Statement statement, Chosen told, List<Facet> possible) {
    List<Facet> all = index.all().stream().filter(f -> f.assertion().isValidAt(time)).toList();
    return meaning.pairings(statement, told.facets(), possible, all);
  }

  private List<Facet> possible(Instant time, Statement statement) {
    return index.all().stream()
        .filter(facet -> facet.assertion().isValidAt(time))
        .filter(facet -> Comparison.mayBeMeant(statement, facet))
        .filter(facet -> !hasNothingInCommon(statement, facet))
        .toList();
  }

  /// "Two payments" beside "up to eight guests", and no word in common.
  private static boolean hasNothingInCommon(Statement statement, Facet facet) {
    Quantity said = statement.quantity();
    return Comparison.isOfOtherThings(said, facet)
        && !said.unit().name().isEmpty()
        && Words.common(facet.words(), Words.content(statement.context() + " " + statement.plain()))
            .isEmpty();
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
    if (chosen.isEmpty() || !OF_ALL.matcher(statement.segment()).find()) {
      chosen.addAll(possible);
    }
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
