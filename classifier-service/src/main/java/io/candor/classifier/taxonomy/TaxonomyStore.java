package io.candor.classifier.taxonomy;

import java.util.List;
import java.util.Optional;

/// Keeps every version of every workspace's taxonomy. Versions have no gaps. Thread-safe; what a
/// call has returned from survives a crash of the process.
public interface TaxonomyStore {
  /// The latest version; empty for a workspace that has none yet. Reads through all versions.
  Optional<Taxonomy> latest(String workspace);

  /// One version; empty when there is none of that number.
  Optional<Taxonomy> find(String workspace, long version);

  /// Keeps a version unless the workspace has that version already.
  ///
  /// @param change how it came about, of the same version
  /// @return false when it was there already; nothing is changed then
  boolean insert(String workspace, Taxonomy taxonomy, TaxonomyChange change);

  /// The changes before a version, the latest first.
  ///
  /// @param beforeVersion leaves out this one and later ones
  /// @param limit at most this many
  List<TaxonomyChange> changes(String workspace, long beforeVersion, int limit);
}
