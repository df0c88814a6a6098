package io.candor.classifier.discovery;

/// What to do with stored vectors that another sentence model made.
public interface StaleVectors {
  /// Told when a workspace was found to have some: they have to be made anew.
  void found(String workspace);

  /// Whether those of a workspace are being made anew: until then nothing is looked for in it.
  boolean isAwaited(String workspace);
}
