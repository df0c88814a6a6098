package io.candor.classifier.discovery;

import java.util.List;
import java.util.Map;

/// The vectors of stored verbatims, each with the model that made it. Thread-safe.
public interface VectorStore {
  /// A vector that another model than this process's made.
  ///
  /// @param key of the verbatim
  /// @param text whose vector it is
  /// @param origin which model made it of which text; empty when that was not written down
  record StaleVector(String key, String text, String origin) {}

  /// Those of a workspace.
  List<StaleVector> stale(String workspace);

  /// Puts vectors of this process's model in the place of stale ones; a verbatim that was written
  /// anew meanwhile keeps what was written.
  void replace(String workspace, Map<StaleVector, float[]> vectors);
}
