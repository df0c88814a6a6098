package io.candor.classifier.embedding;

import io.opentelemetry.api.OpenTelemetry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Opens embedders without a container, for benchmarks, tools and tests.
public final class Embedders {
  /// Finds a file of the model by its configured name.
  @FunctionalInterface
  interface Files {
    InputStream open(String name) throws IOException;
  }

  /// An embedder that the one who opened it closes.
  public interface Closeable extends Embedder, AutoCloseable {
    /// The model that makes the vectors.
    EmbeddingModel model();

    @Override
    void close();
  }

  private Embedders() {}

  /// The model of `config` from the class path, without metrics.
  public static Closeable open(EmbeddingConfig config) throws IOException {
    return open(config, Embedders::resource, OpenTelemetry.noop());
  }

  static EmbeddingScheduler open(EmbeddingConfig config, Files files, OpenTelemetry telemetry)
      throws IOException {
    byte[] tokenizer = read(files, config.tokenizerResource());
    byte[] onnx = read(files, config.modelResource());
    Vocabulary vocabulary = Vocabulary.read(new ByteArrayInputStream(tokenizer));
    WordPieceTokenizer pieces = new WordPieceTokenizer(vocabulary, config.prefix());
    pieces.checkRoom(config.maxTokens());
    OnnxSentenceModel model = new OnnxSentenceModel(onnx, config.pooling());
    if (config.dimension() > 0 && config.dimension() != model.dimension()) {
      model.close();
      throw new IllegalArgumentException(
          "candor.classifier.embedding.dimension: %d (the model %s gives %d)"
              .formatted(config.dimension(), config.modelResource(), model.dimension()));
    }
    return new EmbeddingScheduler(
        model,
        EmbeddingModel.of(config, onnx, tokenizer, model.dimension()),
        pieces,
        config,
        new EmbeddingMeters(telemetry.getMeter("io.candor.classifier")));
  }

  private static byte[] read(Files files, String name) throws IOException {
    try (InputStream in = files.open(name)) {
      return in.readAllBytes();
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = Embedders.class.getClassLoader().getResourceAsStream(name);
    if (in == null) {
      throw new IOException("there is no class path resource " + name);
    }
    return in;
  }
}
