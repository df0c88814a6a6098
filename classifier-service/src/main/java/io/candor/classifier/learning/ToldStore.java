package io.candor.classifier.learning;

import java.util.Collection;
import java.util.List;

/// Keeps what people told. Thread-safe; what a call has returned from survives a crash.
public interface ToldStore {
  /// Keeps labels, each in the place of what was told about the same words.
  void put(String workspace, List<Told> told);

  /// Forgets what was told about texts; those that nothing was told about are passed over.
  void remove(String workspace, Collection<String> texts);

  /// Everything that was told in a workspace.
  List<Told> all(String workspace);
}
