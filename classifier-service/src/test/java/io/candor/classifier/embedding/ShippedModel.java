package io.candor.classifier.embedding;

import java.io.IOException;
import java.io.UncheckedIOException;

/// The sentence model that ships, opened once for all tests of this JVM: several read the same
/// sentences, which it then remembers. Ends with the JVM.
public final class ShippedModel {
  private static final Embedders.Closeable EMBEDDER = open();

  private ShippedModel() {}

  public static Embedder shared() {
    return EMBEDDER;
  }

  private static Embedders.Closeable open() {
    try {
      return Embedders.open(EmbeddingConfig.defaults());
    } catch (IOException e) {
      throw new UncheckedIOException("The shipped model cannot be read", e);
    }
  }
}
