package io.candor.classifier.policy;

import io.candor.classifier.policy.Conditions.Match;
import io.candor.classifier.policy.PolicyIndex.Facet;
import io.candor.classifier.speech.Sentences;
import io.candor.classifier.speech.Unit;
import io.candor.classifier.speech.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares what a bot says with the policy that was valid at that moment. Immutable; thread-safe.
public final class PolicyCheck {
  private static final Pattern POLICY_WORDS =
      Pattern.compile(
          "\\b(fees?|(?:we|you are|you're)"
              + " charged?|polic(y|ies)|penalt(y|ies)|surcharge|allow(ed|ance)?|limit(ed|s)?|deadline|valid|expires?|minimum|maximum|at"
              + " most|at least|up"
              + " to|free|waived?|notice|within|guarantee\\w*|deposit|interest|grace)\\b");
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
  private final ProcessCheck processes;

  public PolicyCheck(Policy policy) {
    this.index = new PolicyIndex(policy);
    this.processes = new ProcessCheck(policy.assertions());
  }

  /// What the bot's turns state against the policy.
  public PolicyFindings check(List<BotTurn> turns, CustomerFacts facts) {
    Findings found = new Findings();
    for (BotTurn turn : turns) {
      Map<String, String> state = facts.at(turn.time());
      String context = turn.asked();
      for (String sentence : Sentences.of(turn.text())) {
        check(turn, StatementReader.read(sentence, Words.plain(context)), state, found);
        processes.check(turn, sentence).forEach(found::add);
        context = sentence;
      }
    }
    return found.toFindings();
  }

  private void check(
      BotTurn turn, List<Statement> statements, Map<String, String> facts, Findings found) {
    Set<Topic> rightAtLast = EnumSet.noneOf(Topic.class);
    for (Statement statement : statements.reversed()) {
      Topic topic = topic(statement);
      // "Others give 90 days, with us it is 30": what is said last of a topic holds.
      boolean outdone = topic != null && rightAtLast.contains(topic);
      boolean right = check(turn, statement, topic, facts, found, outdone);
      if (topic != null && right) {
        rightAtLast.add(topic);
      }
    }
  }

  /// The likeliest topic on which the policy says something; else the likeliest.
  private @Nullable Topic topic(Statement statement) {
    return statement.topics().stream()
        .filter(topic -> !index.of(topic).isEmpty())
        .findFirst()
        .orElse(statement.topic());
  }

  /// @param outdone whether the sentence goes on to say the right thing on the topic
  /// @return whether it agrees with the policy
  private boolean check(
      BotTurn turn,
      Statement statement,
      @Nullable Topic topic,
      Map<String, String> facts,
      Findings found,
      boolean outdone) {
    List<Facet> meant = meant(turn, statement, topic, facts, found);
    if (meant.isEmpty()) {
      if (isWorthAsserting(statement)) {
        found.uncovered.add(
            new Uncovered(
                topic == null ? "OTHER" : topic.name(),
                turn.index(),
                turn.time(),
                statement.sentence(),
                statement.quantity().display()));
      }
      return false;
    }
    found.statements++;
    found.ungrounded += turn.grounded() ? 0 : 1;
    boolean agrees = meant.stream().anyMatch(facet -> Comparison.agrees(statement, facet));
    boolean named =
        Conditions.named(meant.getFirst().assertion().conditions(), caseStems(cased(statement)))
            > 0;
    if (!agrees && (named || !outdone)) {
      Facet broken = meant.getFirst();
      found.add(
          new Violation(
              broken.assertion().policyClass(),
              broken.assertion().id(),
              turn.index(),
              turn.time(),
              statement.sentence(),
              statement.quantity().display(),
              broken.quantity().display(),
              considered(broken.assertion()),
              turn.grounded(),
              broken.assertion().isLegalTerm()));
    }
    return agrees;
  }

  private static String considered(Assertion assertion) {
    return assertion.conditions().entrySet().stream()
        .map(condition -> condition.getKey() + " = " + condition.getValue())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static boolean isWorthAsserting(Statement statement) {
    if (WordMatch.isOfCase(statement)) {
      return false;
    }
    boolean counted = statement.quantity().unit().equals(Unit.TIMES);
    return !statement.topics().isEmpty()
        || (!counted && POLICY_WORDS.matcher(statement.plain()).find());
  }

  /// The assertions that the statement can be measured by, the best first.
  private List<Facet> meant(
      BotTurn turn,
      Statement statement,
      @Nullable Topic topic,
      Map<String, String> facts,
      Findings found) {
    List<Facet> facets = topic == null ? List.of() : index.of(topic);
    // What the workspace calls by several words is meant, whatever else the sentence may mean.
    List<Facet> called =
        WordMatch.alike(
            valid(index.byWords(), turn, statement).stream()
                .filter(facet -> WordMatch.isCalledInFull(facet, statement))
                .toList(),
            statement);
    if (!called.isEmpty()) {
      return called;
    }
    if (topic != null && !facets.isEmpty()) {
      return chosen(valid(facets, turn, statement), topic, statement, facts, found);
    }
    return WordMatch.alike(valid(index.byWords(), turn, statement), statement);
  }

  private static List<Facet> valid(List<Facet> facets, BotTurn turn, Statement statement) {
    return facets.stream()
        .filter(facet -> facet.assertion().isValidAt(turn.time()))
        .filter(facet -> Comparison.isComparable(statement, facet))
        .toList();
  }

  /// Of the assertions of a topic: those whose conditions the sentence names; else the most special
  /// one that fits the account, with those of which it is not known whether they do.
  private List<Facet> chosen(
      List<Facet> facets,
      Topic topic,
      Statement statement,
      Map<String, String> facts,
      Findings found) {
    Set<String> words = conditionWords(statement, facets);
    Map<String, Set<String>> values = index.conditionValues(topic);
    List<Facet> named = new ArrayList<>();
    List<Facet> sure = new ArrayList<>();
    List<Facet> possible = new ArrayList<>();
    for (Facet facet : facets) {
      Map<String, String> conditions = facet.assertion().conditions();
      Match match = Conditions.match(conditions, words, facts, values);
      boolean isNamed = match != Match.NO && Conditions.named(conditions, words) > 0;
      found.dependsOnFacts |= !conditions.isEmpty() && !isNamed;
      if (isNamed) {
        named.add(facet);
      } else if (match == Match.YES) {
        sure.add(facet);
      } else if (match == Match.UNKNOWN) {
        possible.add(facet);
      }
    }
    if (!named.isEmpty()) {
      return mostBy(named, facet -> Conditions.named(facet.assertion().conditions(), words));
    }
    List<Facet> chosen = new ArrayList<>(mostBy(sure, PolicyCheck::specificity));
    chosen.addAll(possible);
    return chosen;
  }

  private static int specificity(Facet facet) {
    return facet.assertion().conditions().size();
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

  private static List<Facet> mostBy(
      List<Facet> facets, java.util.function.ToIntFunction<Facet> figure) {
    int most = facets.stream().mapToInt(figure).max().orElse(0);
    return facets.stream().filter(facet -> figure.applyAsInt(facet) == most).toList();
  }

  /// What has been found so far.
  private static final class Findings {
    private final Map<String, Violation> violations = new LinkedHashMap<>();
    private final List<Uncovered> uncovered = new ArrayList<>();
    private int statements;
    private int ungrounded;
    private boolean dependsOnFacts;

    /// One incident per class and assertion, the first one said.
    void add(@Nullable Violation violation) {
      if (violation != null) {
        violations.putIfAbsent(
            violation.policyClass().name() + " " + violation.assertionId(), violation);
      }
    }

    PolicyFindings toFindings() {
      return new PolicyFindings(
          List.copyOf(violations.values()), uncovered, statements, ungrounded, dependsOnFacts);
    }
  }
}
