package io.candor.classifier.policy;

import java.util.Map;
import java.util.Optional;

/// Keeps every version of every document. Thread-safe; what a call has returned from survives a
/// crash of the process.
public interface PolicyStore {
  /// The latest version numbers by document id; empty for a workspace without a policy.
  Map<String, Long> versions(String workspace);

  /// One version of a document; empty when there is none.
  Optional<PolicyDocument> find(String workspace, String id, long version);

  /// Keeps a version unless the document has that version already.
  ///
  /// @return false when it was there already; nothing is changed then
  boolean insert(String workspace, PolicyDocument document);
}
