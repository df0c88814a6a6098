package io.candor.classifier.discovery;

/// A model that never changes.
enum NoStaleVectors implements StaleVectors {
  NONE;

  @Override
  public void found(String workspace) {
    throw new AssertionError("no vector of another model was stored in " + workspace);
  }

  @Override
  public boolean isAwaited(String workspace) {
    return false;
  }
}
