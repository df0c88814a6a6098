package io.candor.classifier.embedding;

import io.opentelemetry.api.OpenTelemetry;
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
    Vocabulary vocabulary = Vocabulary.read(files.open(config.tokenizerResource()));
    byte[] onnx;
    try (InputStream in = files.open(config.modelResource())) {
      onnx = in.readAllBytes();
    }
    return new EmbeddingScheduler(
        new OnnxSentenceModel(onnx, config.pooling()),
        new WordPieceTokenizer(vocabulary),
        config,
        new EmbeddingMeters(telemetry.getMeter("io.candor.classifier")));
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = Embedders.class.getClassLoader().getResourceAsStream(name);
    if (in == null) {
      throw new IOException("there is no class path resource " + name);
    }
    return in;
  }
}
