package io.candor.classifier.labelling;

import io.candor.classifier.embedding.EmbeddingModel;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The heads that are the same for every workspace: sentiment and root cause. They ship trained for
/// the sentence model that ships; for another model they are taught at their first use.
/// Thread-safe.
final class PretrainedHeads {
  private final String modelMark;
  private final Supplier<Pair> source;
  private @Nullable Pair heads; // guarded by this

  /// The two heads.
  record Pair(SentimentHead sentiment, RootCauseHead rootCause) {}

  private PretrainedHeads(String modelMark, Supplier<Pair> source) {
    this.modelMark = modelMark;
    this.source = source;
  }

  /// As they ship.
  static PretrainedHeads shipped() {
    return new PretrainedHeads("", () -> new Pair(SentimentHead.load(), RootCauseHead.load()));
  }

  /// For another model.
  ///
  /// @param source makes them; asked once
  static PretrainedHeads of(EmbeddingModel model, Supplier<Pair> source) {
    return new PretrainedHeads(model.id(), source);
  }

  SentimentHead sentiment() {
    return heads().sentiment();
  }

  RootCauseHead rootCause() {
    return heads().rootCause();
  }

  /// What the versions of heads over this model's vectors are told apart by from those over the
  /// shipped model's; empty for that one.
  String modelMark() {
    return modelMark;
  }

  private synchronized Pair heads() {
    Pair known = heads;
    if (known == null) {
      known = source.get();
      heads = known;
    }
    return known;
  }
}
