package io.candor.classifier.embedding;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A model whose vector tells the length of its window, and which can be held up.
final class FakeModel implements SentenceModel {
  final AtomicInteger windowCount = new AtomicInteger();
  final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch gate;
  private volatile boolean failing;

  /// @param gate no call returns before it is open
  FakeModel(CountDownLatch gate) {
    this.gate = gate;
  }

  static FakeModel open() {
    return new FakeModel(new CountDownLatch(0));
  }

  void fail() {
    failing = true;
  }

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public float[][] encode(int[][] windows) {
    entered.countDown();
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failing) {
      throw new IllegalStateException("the fake model fails");
    }
    windowCount.addAndGet(windows.length);
    float[][] vectors = new float[windows.length][];
    for (int i = 0; i < windows.length; i++) {
      vectors[i] = Vectors.normalised(new float[] {1, windows[i].length});
    }
    return vectors;
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
