package io.candor.classifier.reembedding;

import java.util.Set;

/// The workspaces that have ever sent a record.
@FunctionalInterface
public interface Workspaces {
  /// Their ids.
  Set<String> all();
}
