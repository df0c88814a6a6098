package io.candor.classifier.embedding;

import java.util.List;

/// Texts to vectors. Thread-safe.
public interface Embedder {
  /// Who waits for the answer: decides the place in the queue.
  enum Urgency {
    /// A caller waits on the line.
    INTERACTIVE,
    /// Records that are already stored and wait for their labels.
    BACKGROUND
  }

  /// Length of every vector.
  int dimension();

  /// One vector of length 1 per text, in the order of the texts; equal texts give equal vectors,
  /// whatever else is asked for at the same time. Blocks until all are there.
  ///
  /// @throws io.candor.kit.error.CandorException with `EMBEDDING_OVERLOADED` and a time to wait
  ///     when the queue has no room; nothing is queued then
  List<float[]> embed(List<String> texts, Urgency urgency);
}
