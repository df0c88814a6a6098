package io.candor.classifier.reembedding;

import io.candor.classifier.discovery.VectorStore;
import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.Embedder.Urgency;
import io.candor.classifier.embedding.EmbeddingModel;
import io.candor.classifier.relabelling.HistoryRelabelling;
import io.candor.classifier.relabelling.RelabellingRun;
import io.candor.classifier.taxonomy.TaxonomyChange;
import io.candor.kit.lease.Lease;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes stored vectors anew with the model of this process, workspace by workspace, then has the
/// history labelled anew. Done by one replica at a time, in chunks that are each durable: whoever
/// takes over goes on with what is left.
///
/// The wanted model is that of the process that started last. While a change is rolled out,
/// replicas
/// with the earlier model do nothing here, and when it is taken back the vectors go back, too.
final class Reembedding {
  private static final Logger log = LoggerFactory.getLogger(Reembedding.class);
  private static final int CHUNK = 50;

  private final ReembeddingStore store;
  private final VectorStore vectors;
  private final ModelFollowers followers;
  private final Workspaces workspaces;
  private final HistoryRelabelling history;
  private final Embedder embedder;
  private final EmbeddingModel model;
  private final Instant processStartTime;
  private final Clock clock;

  Reembedding(
      ReembeddingStore store,
      VectorStore vectors,
      ModelFollowers followers,
      Workspaces workspaces,
      HistoryRelabelling history,
      Embedder embedder,
      EmbeddingModel model,
      Clock clock) {
    this.store = store;
    this.vectors = vectors;
    this.followers = followers;
    this.workspaces = workspaces;
    this.history = history;
    this.embedder = embedder;
    this.model = model;
    this.clock = clock;
    this.processStartTime = clock.instant();
  }

  /// One round, under the lease of the job.
  void run(Lease lease) {
    if (!isWanted()) {
      return;
    }
    for (ReembeddingRun run : store.unfinished(model.id())) {
      if (!advance(run, lease)) {
        return;
      }
    }
  }

  /// Whether stored vectors are to be of this process's model; says so first when this process
  /// started after the one that spoke last.
  private boolean isWanted() {
    Optional<ReembeddingStore.Wanted> wanted = store.wanted();
    if (wanted.isPresent()) {
      if (wanted.get().modelId().equals(model.id())) {
        return true;
      }
      if (!processStartTime.isAfter(wanted.get().processStartTime())) {
        return false;
      }
    }
    for (String workspace : workspaces.all()) {
      // Before the first model was noted, vectors told whether something has to be done.
      if (wanted.isPresent() || !vectors.stale(workspace).isEmpty()) {
        followers.found(workspace);
      }
    }
    // After the runs: a crash in between repeats them.
    store.want(new ReembeddingStore.Wanted(model.id(), processStartTime));
    return true;
  }

  /// @return false when the lease was lost or this process stops; the run goes on elsewhere
  private boolean advance(ReembeddingRun run, Lease lease) {
    return switch (run.state()) {
      case EMBEDDING -> embed(run, lease);
      case LABELLING -> {
        boolean done =
            history
                .find(run.workspace(), run.relabellingId())
                .map(pass -> pass.state() == RelabellingRun.State.DONE)
                .orElse(true); // a pass that is gone holds nothing back
        if (done) {
          store.put(run.over(clock.instant()));
          log.info("Workspace {}: vectors and labels follow {}", run.workspace(), model.id());
        }
        yield lease.renew();
      }
      case DONE -> true;
    };
  }

  private boolean embed(ReembeddingRun begun, Lease lease) {
    List<VectorStore.StaleVector> stale = vectors.stale(begun.workspace());
    ReembeddingRun run = begun.counted(stale.size());
    store.put(run);
    // Until none is left: a replica with the earlier model may add some meanwhile.
    while (!stale.isEmpty()) {
      for (int from = 0; from < stale.size(); from += CHUNK) {
        List<VectorStore.StaleVector> chunk =
            stale.subList(from, Math.min(stale.size(), from + CHUNK));
        replace(run.workspace(), chunk);
        run = run.after(chunk.size());
        store.put(run);
        if (Thread.currentThread().isInterrupted() || !lease.renew()) {
          return false;
        }
      }
      stale = vectors.stale(run.workspace());
      run = run.counted(stale.size());
    }
    RelabellingRun pass =
        history.request(
            run.workspace(), TaxonomyChange.SYSTEM, "the sentence model is " + model.id());
    store.put(run.labelling(pass.id()));
    return lease.renew();
  }

  private void replace(String workspace, List<VectorStore.StaleVector> chunk) {
    List<float[]> made =
        embedder.embed(
            chunk.stream().map(VectorStore.StaleVector::text).toList(), Urgency.BACKGROUND);
    Map<VectorStore.StaleVector, float[]> byPlace = new HashMap<>();
    for (int i = 0; i < made.size(); i++) {
      byPlace.put(chunk.get(i), made.get(i));
    }
    vectors.replace(workspace, byPlace);
  }
}
