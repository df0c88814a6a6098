package io.candor.classifier.embedding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The shipped model without anything around it: the limit of classification. It stands in the
/// model's package, since the model is nobody else's business.
public final class RawModel implements AutoCloseable {

  private final EmbeddingConfig config = EmbeddingConfig.defaults();
  private final SentenceModel model;
  private final WordPieceTokenizer tokenizer;

  public RawModel() throws IOException {
    var loader = RawModel.class.getClassLoader();
    try (var onnx = loader.getResourceAsStream(config.modelResource());
        var words = loader.getResourceAsStream(config.tokenizerResource())) {
      if (onnx == null || words == null) {
        throw new IOException("The model is not on the class path");
      }
      model = new OnnxSentenceModel(onnx.readAllBytes(), config.pooling());
      tokenizer = new WordPieceTokenizer(Vocabulary.read(words));
    }
  }

  /// Seconds to embed every text alone, the shortest first, with one caller for each core: the mode
  /// of the service.
  public double secondsToEmbed(List<String> texts) throws InterruptedException, ExecutionException {
    var start = System.nanoTime();
    var windows = new ArrayList<int[]>();
    for (var text : texts) {
      windows.addAll(tokenizer.windows(text, config.maxTokens(), config.maxWindows()));
    }
    windows.sort(Comparator.comparingInt(window -> window.length));
    try (var callers = Executors.newFixedThreadPool(config.effectiveCallers())) {
      var running = new ArrayList<Future<?>>();
      for (var window : windows) {
        running.add(callers.submit(() -> model.encode(new int[][] {window})));
      }
      for (var one : running) {
        one.get();
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  @Override
  public void close() {
    model.close();
  }
}
