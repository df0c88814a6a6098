package io.candor.classifier.reembedding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps which sentence model is wanted and how far the workspaces have followed it. Thread-safe;
/// what a call has returned from survives a crash of the process.
interface ReembeddingStore {
  /// The model that stored vectors are to be of.
  ///
  /// @param processStartTime when the process started that said so
  record Wanted(String modelId, Instant processStartTime) {}

  /// The wanted model; empty before any process has said one.
  Optional<Wanted> wanted();

  /// Notes the wanted model.
  void want(Wanted wanted);

  /// How far a workspace is; empty for one that has always had its model.
  Optional<ReembeddingRun> find(String workspace);

  /// Keeps a run, in the place of the one of its workspace.
  void put(ReembeddingRun run);

  /// The runs to a model that are not over, by workspace.
  List<ReembeddingRun> unfinished(String modelId);
}
