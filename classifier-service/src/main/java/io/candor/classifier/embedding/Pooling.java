package io.candor.classifier.embedding;

/// How the token vectors of a window become one vector; a property of the model's training.
public enum Pooling {
  /// The vector of the start mark (bge).
  CLS,
  /// The mean over the tokens (MiniLM).
  MEAN
}
