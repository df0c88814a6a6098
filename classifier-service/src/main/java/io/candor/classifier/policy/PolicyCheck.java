package io.candor.classifier.policy;

import io.candor.classifier.policy.PolicyIndex.Facet;
import io.candor.classifier.speech.Quantity;
import io.candor.classifier.speech.Sentences;
import io.candor.classifier.speech.Unit;
import io.candor.classifier.speech.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  // "30 days, but for you it's 60."
  private static final Pattern EXCEPTION =
      Pattern.compile(
          "\\b(?:but|however|although|though|or|except|unless|instead|for you|you get|you"
              + " have)\\b");
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
      String told = StatementReader.toldIn(context);
      for (String sentence : Sentences.of(turn.text())) {
        int compared = found.statements;
        check(turn, StatementReader.read(sentence, Words.plain(context), told), state, found);
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
    List<Measured> measured = new ArrayList<>();
    for (Statement statement : statements) {
      Topic topic = choice.topic(statement);
      AssertionChoice.Chosen chosen = choice.choose(turn.time(), statement, facts);
      found.dependsOnFacts |= chosen.dependsOnFacts();
      boolean right =
          chosen.facets().stream().anyMatch(facet -> Comparison.agrees(statement, facet));
      measured.add(new Measured(statement, topic, chosen.facets(), right));
    }
    for (Measured each : measured) {
      check(turn, each, measured, found);
    }
  }

  /// A statement with what it is measured by.
  ///
  /// @param right whether it agrees with the policy
  private record Measured(
      Statement statement, @Nullable Topic topic, List<Facet> meant, boolean right) {

    /// Whether this one says the right thing on what the other says wrongly. "Others give 90 days,
    /// with us it is 30": what is said last of a topic holds. "Up to six users, so three are no
    /// problem": what follows from the right thing is not held against it, an exception is.
    boolean mends(Measured other) {
      Quantity quantity = statement.quantity();
      Quantity wrong = other.statement.quantity();
      if (!right || other.meant.isEmpty()) {
        return false;
      }
      boolean later = quantity.start() > wrong.start();
      boolean named = AssertionChoice.isNamed(other.statement, other.meant.getFirst());
      if (later && !named && topic != null && topic == other.topic) {
        return true;
      }
      String id = other.meant.getFirst().assertion().id();
      boolean same =
          quantity.isComparable(wrong)
              && meant.stream().anyMatch(facet -> facet.assertion().id().equals(id));
      return same && (later || !isException(statement.plain(), quantity, wrong));
    }

    private static boolean isException(String plain, Quantity right, Quantity wrong) {
      return right.end() <= wrong.start()
          && EXCEPTION.matcher(plain.substring(right.end(), wrong.start())).find();
    }
  }

  private static void check(BotTurn turn, Measured said, List<Measured> all, Findings found) {
    Statement statement = said.statement();
    if (said.meant().isEmpty()) {
      if (isWorthAsserting(statement)) {
        found.uncovered.add(
            new Uncovered(
                said.topic() == null ? "OTHER" : said.topic().name(),
                turn.index(),
                turn.time(),
                statement.sentence(),
                statement.quantity().display()));
      }
      return;
    }
    found.statements++;
    found.ungrounded += turn.grounded() ? 0 : 1;
    if (!said.right() && all.stream().noneMatch(each -> each.mends(said))) {
      Facet broken = said.meant().getFirst();
      found.add(
          Violation.of(
              broken.assertion(),
              turn,
              statement.sentence(),
              statement.quantity().display(),
              broken.quantity().display(),
              broken.assertion().conditions()));
    }
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
