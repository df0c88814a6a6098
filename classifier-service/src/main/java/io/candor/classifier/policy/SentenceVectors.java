package io.candor.classifier.policy;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What sentences mean, as vectors of length 1: the nearer the meanings, the larger the inner
/// product. Thread-safe.
@FunctionalInterface
public interface SentenceVectors {
  /// Knows no meanings: statements are then told by their words alone.
  SentenceVectors NONE = texts -> List.of();

  /// One vector per text, in their order; or none at all.
  List<float[]> of(List<String> texts);

  /// Log-odds that a sentence states a rule rather than telling of one customer's case; 0 where
  /// nothing is known of it.
  ///
  /// @param meaning of the sentence with the same number in the place of every quantity
  default double ruleOdds(float[] meaning) {
    return 0;
  }

  /// The same meanings, of which it is known whether they state a rule.
  ///
  /// @param ruleOdds see [#ruleOdds]
  default SentenceVectors withRules(ToDoubleFunction<float[]> ruleOdds) {
    SentenceVectors meanings = this;
    return new SentenceVectors() {
      @Override
      public List<float[]> of(List<String> texts) {
        return meanings.of(texts);
      }

      @Override
      public double ruleOdds(float[] meaning) {
        return ruleOdds.applyAsDouble(meaning);
      }
    };
  }
}
