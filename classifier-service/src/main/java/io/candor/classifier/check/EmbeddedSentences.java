package io.candor.classifier.check;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.policy.SentenceVectors;

/// The meanings of sentences, by the sentence model.
public final class EmbeddedSentences {
  private EmbeddedSentences() {}

  /// Throws what the embedder throws when it has no room.
  public static SentenceVectors by(Embedder embedder) {
    return texts -> embedder.embed(texts, Embedder.Urgency.BACKGROUND);
  }
}
