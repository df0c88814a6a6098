package io.candor.classifier.embedding;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// Settings of the sentence model and its queue.
///
/// @param modelResource class path resource or file (`file:...`) of the ONNX model
/// @param tokenizerResource the model's `tokenizer.json`, likewise
/// @param pooling how token vectors become one vector
/// @param prefix what stands before every text, as some models were trained (`query: `)
/// @param dimension how many numbers a vector has to have; 0: as many as the model gives
/// @param callers threads that call the model at once; 0: one per core
/// @param batchSize windows per call. 1 for int8 models: dynamic quantisation makes a vector depend
///     on its batch-mates. 8 for fp32 models
/// @param maxTokens length of a window in tokens, marks included, 8..512; cost grows faster than
///     length above 128
/// @param maxWindows windows read of one text; of longer texts evenly spread ones are read
/// @param queueLimit windows that may wait before callers are turned away
/// @param cacheSize vectors kept by exact text, about 1.6 kB each
@ConfigurationProperties("candor.classifier.embedding")
public record EmbeddingConfig(
    @Bindable(defaultValue = "bge-small-en-v1.5-q.onnx") String modelResource,
    @Bindable(defaultValue = "bge-small-en-v1.5-q-tokenizer.json") String tokenizerResource,
    @Bindable(defaultValue = "CLS") Pooling pooling,
    @Bindable(defaultValue = "") String prefix,
    @Bindable(defaultValue = "0") int dimension,
    @Bindable(defaultValue = "0") int callers,
    @Bindable(defaultValue = "1") int batchSize,
    @Bindable(defaultValue = "128") int maxTokens,
    @Bindable(defaultValue = "64") int maxWindows,
    @Bindable(defaultValue = "2048") int queueLimit,
    @Bindable(defaultValue = "20000") int cacheSize) {

  public EmbeddingConfig {
    require(dimension >= 0, "dimension", dimension, ">= 0");
    require(callers >= 0, "callers", callers, ">= 0");
    require(batchSize >= 1, "batch-size", batchSize, ">= 1");
    require(maxTokens >= 8 && maxTokens <= 512, "max-tokens", maxTokens, "8..512");
    require(maxWindows >= 1, "max-windows", maxWindows, ">= 1");
    require(queueLimit >= 1, "queue-limit", queueLimit, ">= 1");
    require(cacheSize >= 0, "cache-size", cacheSize, ">= 0");
  }

  /// The shipped model with the default settings.
  public static EmbeddingConfig defaults() {
    return new EmbeddingConfig(
        "bge-small-en-v1.5-q.onnx",
        "bge-small-en-v1.5-q-tokenizer.json",
        Pooling.CLS,
        "",
        0,
        0,
        1,
        128,
        64,
        2048,
        20000);
  }

  /// Whether the model is the one that ships, read as it was trained: the heads that ship trained
  /// fit no other.
  boolean isShippedModel() {
    EmbeddingConfig shipped = defaults();
    return modelResource.equals(shipped.modelResource)
        && tokenizerResource.equals(shipped.tokenizerResource)
        && pooling == shipped.pooling
        && prefix.isEmpty();
  }

  /// The number of callers, `0` resolved.
  int effectiveCallers() {
    return callers == 0 ? Runtime.getRuntime().availableProcessors() : callers;
  }

  private static void require(boolean met, String key, int value, String expected) {
    if (!met) {
      throw new IllegalArgumentException(
          "candor.classifier.embedding." + key + ": " + value + " (expected: " + expected + ")");
    }
  }
}
