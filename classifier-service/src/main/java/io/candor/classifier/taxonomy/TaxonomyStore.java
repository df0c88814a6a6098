package io.candor.classifier.taxonomy;

import java.util.Optional;

/// Keeps every version of every workspace's taxonomy. Thread-safe; what a call has returned from
/// survives a crash of the process.
public interface TaxonomyStore {
  /// The latest version; empty for a workspace that has none yet.
  Optional<Taxonomy> latest(String workspace);

  /// Keeps a version unless the workspace has that version already.
  ///
  /// @return false when it was there already; nothing is changed then
  boolean insert(String workspace, Taxonomy taxonomy);
}
