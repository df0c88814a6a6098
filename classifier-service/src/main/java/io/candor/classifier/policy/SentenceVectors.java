package io.candor.classifier.policy;

import java.util.List;

/// What sentences mean, as vectors of length 1: the nearer the meanings, the larger the inner
/// product. Thread-safe.
@FunctionalInterface
public interface SentenceVectors {
  /// Knows no meanings: statements are then told by their words alone.
  SentenceVectors NONE = texts -> List.of();

  /// One vector per text, in their order; or none at all.
  List<float[]> of(List<String> texts);
}
