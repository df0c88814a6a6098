package io.candor.classifier.check;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.labelling.RuleHead;
import io.candor.classifier.policy.SentenceVectors;

/// The meanings of sentences, by the sentence model.
public final class EmbeddedSentences {
  private EmbeddedSentences() {}

  /// Throws what the embedder throws when it has no room.
  ///
  /// @param embedder of the sentence model that ships
  public static SentenceVectors by(Embedder embedder) {
    return byAnother(embedder).withRules(RuleHead.load()::odds);
  }

  /// The same for another model, for which nothing is known of rules.
  static SentenceVectors byAnother(Embedder embedder) {
    return texts -> embedder.embed(texts, Embedder.Urgency.BACKGROUND);
  }
}
