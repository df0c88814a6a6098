package io.candor.classifier.policy;

import java.util.List;

/// What the check of a conversation against the policy found.
///
/// @param violations statements that break it, one per class and assertion
/// @param uncovered statements on which it says nothing
/// @param statementCount statements that were compared with an assertion
/// @param ungroundedCount how many of them stand in turns that name no document
/// @param dependsOnFacts whether an assertion was chosen, or could not be, by facts of the account
public record PolicyFindings(
    List<Violation> violations,
    List<Uncovered> uncovered,
    int statementCount,
    int ungroundedCount,
    boolean dependsOnFacts) {
  public PolicyFindings {
    violations = List.copyOf(violations);
    uncovered = List.copyOf(uncovered);
  }
}
