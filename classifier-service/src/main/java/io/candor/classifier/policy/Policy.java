package io.candor.classifier.policy;

import java.util.List;

/// What a workspace's documents assert, taken together.
///
/// @param version grows with every change of a document; 0: the workspace has no policy yet
/// @param assertions of all documents, those that have expired included
public record Policy(long version, List<Assertion> assertions) {
  /// A workspace that has not written one.
  public static final Policy NONE = new Policy(0, List.of());

  public Policy {
    assertions = List.copyOf(assertions);
  }
}
