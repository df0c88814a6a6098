package io.candor.classifier.taxonomy;

import java.util.Set;

/// The examples in every stored version of the taxonomies. Thread-safe; what a call has returned
/// from survives a crash of the process.
public interface ExampleStore {
  /// Takes texts out of all versions of a workspace's taxonomy; bears being done twice.
  void forget(String workspace, Set<String> texts);
}
