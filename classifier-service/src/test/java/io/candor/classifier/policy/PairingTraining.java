package io.candor.classifier.policy;

import io.candor.classifier.policy.SignTraining.Lesson;
import io.candor.classifier.policy.StatementList.Line;
import io.candor.classifier.speech.Sentences;
import io.candor.classifier.speech.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Learns from statements of bots which assertions they are about. Lists tell of which class the
/// assertion is that a wrong statement breaks, but not which one it is: of those that may be meant
/// the likeliest is taken to be, as the model that was learned so far has it, some times over
/// (multiple-instance learning, Andrews et al. 2003).
final class PairingTraining {
  // Chosen by leaving out trade by trade.
  private static final double PENALTY = 1e-3;
  private static final int ROUNDS = 4;
  // Of the trades in order of their names, the one so far behind is another one.
  private static final int OTHER = 11;
  // Of those that may be meant, another one than the likeliest is seldom meant, too.
  private static final double NOT_THE_LIKELIEST = 0.3;
  // Another trade may have a rule of the same matter.
  private static final double OF_ANOTHER_TRADE = 0.5;
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");

  private PairingTraining() {}

  /// A statement of a line beside an assertion.
  ///
  /// @param may whether it may be about it, as far as the line tells
  /// @param weight how much it counts if it is not
  /// @param figures of the signs: they are learned from many times
  record Sample(Line line, Pairing pairing, boolean may, double weight, float[] figures) {
    static Sample of(Line line, Pairing pairing, boolean may, double weight) {
      return new Sample(
          line, pairing, may, weight, SignTraining.figures(PairingSign.class, pairing));
    }
  }

  /// @param rules tells sentences that state a rule, by heads that have not learned their trade
  static List<Sample> samples(Map<String, Policy> policies, List<Line> lines, RuleTraining rules) {
    List<Sample> samples = new ArrayList<>();
    Map<String, PolicyIndex> indices = new TreeMap<>();
    policies.forEach((trade, policy) -> indices.put(trade, new PolicyIndex(policy)));
    List<String> trades = List.copyOf(indices.keySet());
    Map<String, AssertionChoice> choices = new HashMap<>();
    for (Line line : lines) {
      int part = rules.part(line.trade());
      Function<String, AssertionChoice> choiceOf =
          trade ->
              choices.computeIfAbsent(
                  part + trade,
                  missing ->
                      new AssertionChoice(
                          Objects.requireNonNull(indices.get(trade)),
                          rules.without(part),
                          new SignModel<Pairing, PairingSign>(0, Map.of())));
      AssertionChoice own = choiceOf.apply(line.trade());
      AssertionChoice strange =
          choiceOf.apply(trades.get((trades.indexOf(line.trade()) + OTHER) % trades.size()));
      String context = line.asked();
      String told = StatementReader.toldIn(context);
      for (String sentence : Sentences.of(line.said())) {
        for (Statement statement : StatementReader.read(sentence, Words.plain(context), told)) {
          for (Pairing pairing : own.pairings(NOON, statement, Map.of())) {
            boolean may = mayBeMeant(line, pairing);
            double weight = !may ? 1 : line.isWrong() ? NOT_THE_LIKELIEST : 0;
            samples.add(Sample.of(line, pairing, may, weight));
          }
          strange
              .pairings(NOON, statement, Map.of())
              .forEach(each -> samples.add(Sample.of(line, each, false, OF_ANOTHER_TRADE)));
        }
        context = PolicyCheck.context(context, sentence);
      }
    }
    return samples;
  }

  private static boolean mayBeMeant(Line line, Pairing pairing) {
    boolean agrees = Comparison.agrees(pairing.spoken().statement(), pairing.facet());
    String broken = pairing.facet().assertion().policyClass().code();
    return line.isWrong()
        ? !agrees && broken.equals(line.expected())
        : line.expected().equals("=") && agrees;
  }

  static SignModel<Pairing, PairingSign> train(List<Sample> samples) {
    ToDoubleFunction<Pairing> likelihood = PairingTraining::likelihood;
    SignModel<Pairing, PairingSign> model = new SignModel<Pairing, PairingSign>(0, Map.of());
    for (int round = 0; round < ROUNDS; round++) {
      model = SignTraining.train(PairingSign.class, lessons(samples, likelihood), PENALTY);
      likelihood = model::logOdds;
    }
    return model;
  }

  /// What is taken for the likeliest before anything is learned.
  private static double likelihood(Pairing pairing) {
    return pairing.said().similarity()
        + pairing.answered().similarity()
        + (pairing.told() ? NOT_THE_LIKELIEST : 0);
  }

  private static List<Lesson> lessons(List<Sample> samples, ToDoubleFunction<Pairing> likelihood) {
    Map<Line, Sample> meant = new HashMap<>();
    for (Sample sample : samples) {
      if (sample.may()) {
        meant.merge(
            sample.line(),
            sample,
            (one, other) ->
                likelihood.applyAsDouble(one.pairing()) >= likelihood.applyAsDouble(other.pairing())
                    ? one
                    : other);
      }
    }
    List<Lesson> lessons = new ArrayList<>();
    for (Sample sample : samples) {
      boolean is = sample == meant.get(sample.line());
      if (is || sample.weight() > 0) {
        lessons.add(new Lesson(sample.figures(), is, is ? 1 : sample.weight()));
      }
    }
    return lessons;
  }
}
