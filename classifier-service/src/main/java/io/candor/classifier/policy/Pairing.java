package io.candor.classifier.policy;

import io.candor.classifier.policy.PolicyIndex.Facet;
import io.candor.classifier.speech.Quantities;
import io.candor.classifier.speech.Words;
import java.util.Set;

/// A statement beside an assertion that it may be about. Pure.
///
/// @param spoken the statement
/// @param facet what is asserted
/// @param said how near the sentence is to it
/// @param answered how near the sentence is to it together with the question
/// @param told whether rules of words and topics say that it is meant
/// @param untold whether these rules name no assertion at all
record Pairing(
    Spoken spoken, Facet facet, Nearness said, Nearness answered, boolean told, boolean untold) {
  private static final double FARTHEST = 4;

  /// Similarity of meanings, -1..1, and how much nearer this assertion is than the nearest of all
  /// others.
  record Nearness(double similarity, double lead) {}

  /// A statement, read once for all the assertions that it is held against.
  ///
  /// @param said stems of the sentence
  /// @param answered stems of the sentence and of the question
  /// @param quantities how many stand in the sentence
  /// @param ruleOdds log-odds that the sentence states a rule, by its meaning
  record Spoken(
      Statement statement,
      Set<String> said,
      Set<String> answered,
      int quantities,
      boolean noRule,
      boolean maybeOwn,
      boolean ofCase,
      double ruleOdds) {
    static Spoken of(Statement statement, double ruleOdds) {
      String plain = statement.plain();
      return new Spoken(
          statement,
          Words.content(plain),
          Words.content(statement.context() + " " + plain),
          Quantities.of(plain).size(),
          CaseTalk.isNoRule(plain),
          CaseTalk.mayBeOwn(plain),
          WordMatch.isOfCase(plain),
          ruleOdds);
    }

    boolean asks() {
      return statement.context().endsWith("?");
    }
  }

  /// Share of the shorter of sentence and assertion that both hold, 0..1.
  double shared() {
    int shorter = Math.min(facet.words().size(), spoken.said().size());
    return Words.common(facet.words(), spoken.said()).size() / (double) Math.max(1, shorter);
  }

  /// Share of the assertion's words that sentence and question hold, 0..1.
  double covered() {
    return share(facet.words());
  }

  /// The same of the words of its kind.
  double called() {
    return share(facet.name());
  }

  private double share(Set<String> words) {
    return Words.common(words, spoken.answered()).size() / (double) Math.max(1, words.size());
  }

  /// Logarithm of the ratio of both quantities, 0..4; 0 where there is none.
  double apart() {
    double said = spoken.statement().quantity().upperInBaseUnits();
    double asserted = facet.quantity().upperInBaseUnits();
    double ratio = said / asserted;
    return ratio > 0 && Double.isFinite(ratio) ? Math.min(FARTHEST, Math.abs(Math.log(ratio))) : 0;
  }

  boolean hasTopic() {
    return !spoken.statement().topics().isEmpty();
  }

  /// Whether a topic of every trade, which the assertion has, is one of the statement's.
  boolean isOfTopic() {
    return facet.topic() != null && spoken.statement().topics().contains(facet.topic());
  }
}
