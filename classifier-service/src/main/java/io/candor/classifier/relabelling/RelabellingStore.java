package io.candor.classifier.relabelling;

import java.util.List;
import java.util.Optional;

/// Keeps the runs of all workspaces. Thread-safe; what a call has returned from survives a crash of
/// the process.
public interface RelabellingStore {
  /// Keeps a run, in the place of the one of its workspace and id.
  void put(RelabellingRun run);

  /// A run; empty when there is none.
  Optional<RelabellingRun> find(String workspace, String id);

  /// The runs of a workspace, the latest request first.
  List<RelabellingRun> list(String workspace);

  /// Runs of all workspaces that are not over, the earliest request first.
  List<RelabellingRun> unfinished();
}
