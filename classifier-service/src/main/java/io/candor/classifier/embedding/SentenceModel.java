package io.candor.classifier.embedding;

/// A model that maps token windows to vectors. Implementations are thread-safe.
interface SentenceModel extends AutoCloseable {
  /// Length of every vector.
  int dimension();

  /// One vector of length 1 per window, in the order of the windows. The windows of one call are
  /// one batch: with an int8 model a vector depends (slightly) on the other windows of its batch.
  float[][] encode(int[][] windows);

  @Override
  void close();
}
