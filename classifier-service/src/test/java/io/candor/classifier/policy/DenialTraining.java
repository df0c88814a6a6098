package io.candor.classifier.policy;

import io.candor.classifier.policy.SignTraining.Lesson;
import io.candor.classifier.speech.Sentences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Learns from statements of bots which sentences deny an assertion.
final class DenialTraining {
  // Chosen by leaving out trade by trade.
  private static final double PENALTY = 1e-1;
  // Of the trades in order of their names, the one so far behind is another one.
  private static final int OTHER = 11;
  // Assertions of two trades that are nearer than this may be of the same matter.
  private static final double ALIKE = 0.7;
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");

  private DenialTraining() {}

  /// A sentence beside its nearest assertion, and whether it contradicts it.
  ///
  /// @param trade whose policy it is held against
  /// @param figures of the signs: they are learned from many times
  record Sample(String trade, Denial denial, boolean contradicts, float[] figures) {
    static Sample of(String trade, Denial denial, boolean contradicts) {
      return new Sample(trade, denial, contradicts, SignTraining.figures(DenialSign.class, denial));
    }
  }

  /// The sentences of statements that can be contradictions without a quantity. One contradicts its
  /// nearest assertion when the statement is wrong and the assertion is of the class that it
  /// breaks. Each is held against the policy of another trade, too, whose assertions it is not
  /// about: most of what bots say is about no assertion.
  static List<Sample> samples(
      Map<String, Policy> policies, List<StatementList.Line> lines, SentenceVectors vectors) {
    List<Sample> samples = new ArrayList<>();
    Map<String, DenialCheck> checks = new TreeMap<>();
    policies.forEach(
        (trade, policy) ->
            checks.put(
                trade,
                new DenialCheck(
                    policy.assertions(), vectors, new SignModel<Denial, DenialSign>(0, Map.of()))));
    List<String> trades = List.copyOf(checks.keySet());
    for (StatementList.Line line : lines) {
      DenialCheck check = Objects.requireNonNull(checks.get(line.trade()));
      String stranger = trades.get((trades.indexOf(line.trade()) + OTHER) % trades.size());
      DenialCheck strange = Objects.requireNonNull(checks.get(stranger));
      BotTurn turn = new BotTurn(1, line.said(), NOON, line.asked(), false);
      String context = line.asked();
      for (String sentence : Sentences.of(line.said())) {
        Denial denial = check.denial(turn, sentence, context, Map.of());
        if (denial != null) {
          boolean of = denial.assertion().policyClass().code().equals(line.expected());
          samples.add(Sample.of(line.trade(), denial, line.isWrong() && of));
          Denial unrelated = strange.denial(turn, sentence, context, Map.of());
          if (unrelated != null && !isAlike(denial.assertion(), unrelated.assertion(), vectors)) {
            samples.add(Sample.of(line.trade(), unrelated, false));
          }
        }
        context = PolicyCheck.context(context, sentence);
      }
    }
    return samples;
  }

  private static boolean isAlike(Assertion one, Assertion other, SentenceVectors vectors) {
    List<float[]> meant = vectors.of(List.of(one.text(), other.text()));
    return MeaningMatch.cosine(meant.getFirst(), meant.getLast()) > ALIKE;
  }

  static SignModel<Denial, DenialSign> train(List<Sample> samples) {
    return SignTraining.train(
        DenialSign.class,
        samples.stream().map(each -> new Lesson(each.figures(), each.contradicts(), 1)).toList(),
        PENALTY);
  }
}
