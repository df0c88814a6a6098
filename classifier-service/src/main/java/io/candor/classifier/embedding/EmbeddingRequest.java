package io.candor.classifier.embedding;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// One caller's windows and the vectors that are there already. The callers of the model fill it,
/// the one who asked waits on it.
final class EmbeddingRequest {
  private final AtomicReferenceArray<float @Nullable []> vectors;
  private final CountDownLatch missing;
  private volatile @Nullable RuntimeException failure;
  private volatile boolean abandoned;

  EmbeddingRequest(int windowCount) {
    this.vectors = new AtomicReferenceArray<>(windowCount);
    this.missing = new CountDownLatch(windowCount);
  }

  void complete(int slot, float[] vector) {
    vectors.set(slot, vector);
    missing.countDown();
  }

  void fail(RuntimeException cause) {
    failure = cause;
    missing.countDown();
  }

  /// Whether the one who asked no longer waits: work for it is not worth doing.
  boolean isAbandoned() {
    return abandoned;
  }

  /// Waits for every window.
  void await() throws InterruptedException {
    try {
      missing.await();
    } catch (InterruptedException e) {
      abandoned = true;
      throw e;
    }
    RuntimeException cause = failure;
    if (cause != null) {
      throw new IllegalStateException("a window could not be embedded", cause);
    }
  }

  float[] vector(int slot) {
    float[] vector = vectors.get(slot);
    if (vector == null) {
      throw new IllegalStateException("window " + slot + " has no vector");
    }
    return vector;
  }
}
