package io.candor.classifier.embedding;

import java.util.Map;

/// A second sentence model, for tests: all-MiniLM-L6-v2 (int8), which wants mean pooling.
public final class OtherModel {
  private static final String MODEL = "all-minilm-l6-v2-q.onnx";
  private static final String TOKENIZER = "all-minilm-l6-v2-q-tokenizer.json";

  private OtherModel() {}

  /// Its configuration.
  public static EmbeddingConfig config() {
    return config("", 384);
  }

  static EmbeddingConfig config(String prefix, int dimension) {
    EmbeddingConfig shipped = EmbeddingConfig.defaults();
    return new EmbeddingConfig(
        MODEL,
        TOKENIZER,
        Pooling.MEAN,
        prefix,
        dimension,
        shipped.callers(),
        shipped.batchSize(),
        shipped.maxTokens(),
        shipped.maxWindows(),
        shipped.queueLimit(),
        shipped.cacheSize());
  }

  /// The same as properties of the service.
  public static Map<String, Object> properties() {
    return Map.of(
        "candor.classifier.embedding.model-resource",
        MODEL,
        "candor.classifier.embedding.tokenizer-resource",
        TOKENIZER,
        "candor.classifier.embedding.pooling",
        "MEAN",
        "candor.classifier.embedding.dimension",
        384);
  }
}
