package io.candor.classifier.check;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.labelling.RuleHead;
import io.candor.classifier.policy.SentenceVectors;
import java.util.List;

/// The meanings of sentences, by the sentence model.
public final class EmbeddedSentences {
  private EmbeddedSentences() {}

  /// Throws what the embedder throws when it has no room.
  ///
  /// @param embedder of the sentence model that ships
  public static SentenceVectors by(Embedder embedder) {
    RuleHead rules = RuleHead.load();
    SentenceVectors vectors = byAnother(embedder);
    return new SentenceVectors() {
      @Override
      public List<float[]> of(List<String> texts) {
        return vectors.of(texts);
      }

      @Override
      public double ruleOdds(float[] meaning) {
        return rules.odds(meaning);
      }
    };
  }

  /// The same for another model, for which nothing is known of rules.
  static SentenceVectors byAnother(Embedder embedder) {
    return texts -> embedder.embed(texts, Embedder.Urgency.BACKGROUND);
  }
}
