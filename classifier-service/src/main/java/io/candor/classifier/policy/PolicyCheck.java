package io.candor.classifier.policy;

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
import org.jspecify.annotations.Nullable;

/// Compares what a bot says with the policy that was valid at that moment. Immutable; thread-safe.
public final class PolicyCheck {
  private static final Pattern POLICY_WORDS =
      Pattern.compile(
          "\\b(fees?|(?:we|you are|you're)"
              + " charged?|polic(y|ies)|penalt(y|ies)|surcharge|allow(ed|ance)?|limit(ed|s)?|deadline|valid|expires?|minimum|maximum|at"
              + " most|at least|up"
              + " to|free|waived?|notice|within|guarantee\\w*|deposit|interest|grace)\\b");
  private final AssertionChoice choice;
  private final ProcessCheck processes;
  private final RuleCheck rules;
  private final DenialCheck denials;

  public PolicyCheck(Policy policy) {
    this(policy, SentenceVectors.NONE);
  }

  /// @param vectors tells what is meant in other words than the policy's
  public PolicyCheck(Policy policy, SentenceVectors vectors) {
    this(policy, vectors, SignModel.shipped(PairingSign.class, AssertionChoice.MODEL));
  }

  PolicyCheck(Policy policy, SentenceVectors vectors, SignModel<Pairing, PairingSign> pairing) {
    this.choice = new AssertionChoice(new PolicyIndex(policy), vectors, pairing);
    this.processes = new ProcessCheck(policy.assertions());
    this.rules = new RuleCheck(policy.assertions(), vectors);
    this.denials =
        new DenialCheck(
            policy.assertions(), vectors, SignModel.shipped(DenialSign.class, DenialCheck.MODEL));
  }

  /// What the bot's turns state against the policy.
  public PolicyFindings check(List<BotTurn> turns, CustomerFacts facts) {
    Findings found = new Findings();
    for (BotTurn turn : turns) {
      Map<String, String> state = facts.at(turn.time());
      String context = turn.asked();
      for (String sentence : Sentences.of(turn.text())) {
        int compared = found.statements;
        check(turn, StatementReader.read(sentence, Words.plain(context)), state, found);
        processes.check(turn, sentence).forEach(found::add);
        rules.check(turn, sentence).ifPresent(found::add);
        if (found.statements == compared) {
          denials.check(turn, sentence, context, state).ifPresent(found::addStatement);
        }
        context = context(context, sentence);
      }
    }
    return found.toFindings();
  }

  /// What the sentence after this one may answer: the question still, where this one says little:
  /// "Not at all! Take as long as you like."
  static String context(String asked, String sentence) {
    String plain = Words.plain(sentence);
    return asked.endsWith("?") && StatementReader.isLittle(plain, plain, "") ? asked : sentence;
  }

  private void check(
      BotTurn turn, List<Statement> statements, Map<String, String> facts, Findings found) {
    Set<Topic> rightAtLast = EnumSet.noneOf(Topic.class);
    for (Statement statement : statements.reversed()) {
      Topic topic = choice.topic(statement);
      // "Others give 90 days, with us it is 30": what is said last of a topic holds.
      boolean outdone = topic != null && rightAtLast.contains(topic);
      boolean right = check(turn, statement, topic, facts, found, outdone);
      if (topic != null && right) {
        rightAtLast.add(topic);
      }
    }
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
    AssertionChoice.Chosen chosen = choice.choose(turn.time(), statement, facts);
    found.dependsOnFacts |= chosen.dependsOnFacts();
    List<Facet> meant = chosen.facets();
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
    boolean named = AssertionChoice.isNamed(statement, meant.getFirst());
    if (!agrees && (named || !outdone)) {
      Facet broken = meant.getFirst();
      found.add(
          Violation.of(
              broken.assertion(),
              turn,
              statement.sentence(),
              statement.quantity().display(),
              broken.quantity().display(),
              broken.assertion().conditions()));
    }
    return agrees;
  }

  private static boolean isWorthAsserting(Statement statement) {
    if (WordMatch.isOfCase(statement) || (statement.topics().isEmpty() && !statement.isBounded())) {
      return false;
    }
    boolean counted = statement.quantity().unit().equals(Unit.TIMES);
    return !statement.topics().isEmpty()
        || (!counted && POLICY_WORDS.matcher(statement.plain()).find());
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

    /// The same of a sentence that was not compared before.
    void addStatement(Violation violation) {
      dependsOnFacts |= !violation.conditions().isEmpty();
      statements++;
      ungrounded += violation.grounded() ? 0 : 1;
      add(violation);
    }

    PolicyFindings toFindings() {
      return new PolicyFindings(
          List.copyOf(violations.values()), uncovered, statements, ungrounded, dependsOnFacts);
    }
  }
}
