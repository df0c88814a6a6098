package io.candor.classifier.reembedding;

import io.candor.classifier.discovery.StaleVectors;
import io.candor.classifier.embedding.EmbeddingModel;
import java.time.Clock;
import java.util.Optional;

/// Knows which workspaces still have vectors of another model than this process's. Thread-safe.
final class ModelFollowers implements StaleVectors {
  private final ReembeddingStore store;
  private final EmbeddingModel model;
  private final Clock clock;

  ModelFollowers(ReembeddingStore store, EmbeddingModel model, Clock clock) {
    this.store = store;
    this.model = model;
    this.clock = clock;
  }

  /// Asks for the vectors of a workspace to be made anew; one that is being done already is the
  /// answer to a later request.
  @Override
  public void found(String workspace) {
    if (!isEmbedding(store.find(workspace))) {
      store.put(ReembeddingRun.of(workspace, model.id(), clock.instant()));
    }
  }

  @Override
  public boolean isAwaited(String workspace) {
    return isEmbedding(store.find(workspace));
  }

  private boolean isEmbedding(Optional<ReembeddingRun> run) {
    return run.isPresent()
        && run.get().modelId().equals(model.id())
        && run.get().state() == ReembeddingRun.State.EMBEDDING;
  }
}
