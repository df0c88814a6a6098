package io.candor.classifier.policy;

import io.candor.classifier.speech.Quantities;
import io.candor.classifier.speech.Sentences;
import io.candor.classifier.speech.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Sentences without a quantity that contradict an assertion: "that can never be refunded", "there
/// is no deadline", "nothing to pay for it". Which assertion is meant is told by meaning, whether
/// it
/// is contradicted by a [SignModel]. Thread-safe.
final class DenialCheck {
  static final String MODEL = "denial-model.tsv";

  // Of those that the model gives at least this much nine of ten are contradictions.
  static final double SURE = 0.6;
  // What a sentence is about is this near to it without its question, too...
  private static final double SPOKEN_OF = 0.5;
  // ...and nothing is nearer by more than this.
  private static final double ALIKE = 0.1;

  private final List<Told> told;
  private final SentenceVectors vectors;
  private final SignModel<Denial, DenialSign> model;
  private final Map<String, float[]> known = new ConcurrentHashMap<>();

  /// A sentence of the policy.
  ///
  /// @param words the stems by which it is found
  private record Told(Assertion assertion, String sentence, Set<String> words) {}

  DenialCheck(
      List<Assertion> assertions, SentenceVectors vectors, SignModel<Denial, DenialSign> model) {
    this.told =
        assertions.stream()
            .flatMap(
                each ->
                    Sentences.of(each.text()).stream()
                        .map(sentence -> new Told(each, sentence, words(each, sentence))))
            .toList();
    this.vectors = vectors;
    this.model = model;
  }

  private static Set<String> words(Assertion assertion, String sentence) {
    Set<String> words = new HashSet<>(Words.content(sentence));
    words.addAll(Words.content(assertion.kind().replace('_', ' ')));
    return words;
  }

  /// The contradiction of a sentence; empty for most sentences.
  ///
  /// @param asked what it may answer, as it was said; empty when there is nothing
  /// @param facts what is known of the customer
  Optional<Violation> check(
      BotTurn turn, String sentence, String asked, Map<String, String> facts) {
    Denial denial = denial(turn, sentence, asked, facts);
    if (denial == null || model.probability(denial) < SURE) {
      return Optional.empty();
    }
    Assertion broken = denial.assertion();
    String said = Denial.cue(denial.plain()).group();
    return Optional.of(
        Violation.of(broken, turn, sentence, said, broken.text(), broken.conditions()));
  }

  /// A sentence beside the assertion that it is nearest to; absent when it can be no contradiction.
  @Nullable Denial denial(BotTurn turn, String sentence, String asked, Map<String, String> facts) {
    String plain = Words.plain(sentence);
    if (vectors.equals(SentenceVectors.NONE)
        || !Denial.isPossible(plain)
        || CaseTalk.isNoRule(StatementReader.clause(plain, Denial.cue(plain).start()))
        || Mood.isHearsay(plain, Denial.cue(plain).end())) {
      return null;
    }
    String context = Words.plain(asked);
    if (Denial.corrects(plain) && !Quantities.of(context).isEmpty()) {
      return null;
    }
    Set<String> said = Words.content(context + " " + plain);
    List<Told> possible = possible(turn.time(), sentence, facts);
    if (possible.stream().allMatch(each -> Words.common(said, each.words()).isEmpty())) {
      return null; // saves the time of the sentence model
    }
    Near near = near(plain, context, possible);
    // Text without a value is not judged: see RuleCheck.
    if (near == null || near.told().assertion().value() == null) {
      return null;
    }
    Set<String> words = near.told().words();
    double covered = Words.common(said, words).size() / (double) Math.max(1, words.size());
    return new Denial(plain, context, near.told().assertion(), near.similarity(), covered);
  }

  /// Those that hold at the time, for the customer and what the sentence names.
  private List<Told> possible(Instant time, String sentence, Map<String, String> facts) {
    Set<String> stems = Conditions.stems(sentence);
    return told.stream()
        .filter(each -> each.assertion().isValidAt(time))
        .filter(
            each ->
                Conditions.match(each.assertion().conditions(), stems, facts, Map.of())
                    != Conditions.Match.NO)
        .toList();
  }

  /// The sentence of the policy that is meant, told by the answer with its question. A question
  /// near
  /// to an assertion makes no answer of everything: what says something by itself has to be near to
  /// it without the question, too.
  private @Nullable Near near(String plain, String context, List<Told> possible) {
    String own = MeaningMatch.masked(plain);
    String answer = (MeaningMatch.masked(context) + " " + own).strip();
    if (StatementReader.isLittle(plain, plain, "")) {
      // "Are 40 days too long?" "No." may be right.
      return Quantities.of(context).isEmpty() ? nearest(meaning(answer), possible) : null;
    }
    float[] meant = meaning(own);
    double most = nearest(meant, possible).similarity();
    if (most < SPOKEN_OF) {
      return null;
    }
    Near near = nearest(meaning(answer), possible);
    return similarity(meant, near.told()) < most - ALIKE ? null : near;
  }

  private record Near(Told told, double similarity) {}

  private Near nearest(float[] meant, List<Told> possible) {
    return possible.stream()
        .map(each -> new Near(each, similarity(meant, each)))
        .max(Comparator.comparing(Near::similarity))
        .orElseThrow();
  }

  private float[] meaning(String text) {
    return vectors.of(List.of(text)).getFirst();
  }

  private double similarity(float[] meant, Told told) {
    String asserted = MeaningMatch.asserted(told.assertion().kind(), told.sentence());
    return MeaningMatch.cosine(meant, known.computeIfAbsent(asserted, this::meaning));
  }
}
