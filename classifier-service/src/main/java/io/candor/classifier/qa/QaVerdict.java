package io.candor.classifier.qa;

import io.candor.classifier.policy.PolicyClass;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one reviewer found in a conversation.
///
/// @param reviewer who
/// @param time when
/// @param answers to the checklist
/// @param checks what the checks had answered to the same questions then; those that they answer
/// @param statements a word on each statement that the checks had found
/// @param missed what the checks had not found
/// @param note a remark; may be empty
record QaVerdict(
    String reviewer,
    Instant time,
    Map<Question, Answer> answers,
    Map<Question, Answer> checks,
    List<Vote> statements,
    List<Missed> missed,
    String note) {

  /// A word on a statement.
  ///
  /// @param id of the statement
  /// @param policyClass its class
  /// @param confirmed whether it breaks the policy
  record Vote(String id, PolicyClass policyClass, boolean confirmed) {}

  /// A statement that no check found.
  ///
  /// @param assertionId the assertion that it breaks, or the action that it claims
  /// @param turnIndex the turn that says it
  record Missed(PolicyClass policyClass, String assertionId, int turnIndex) {}

  QaVerdict {
    answers = Map.copyOf(answers);
    checks = Map.copyOf(checks);
    statements = List.copyOf(statements);
    missed = List.copyOf(missed);
  }

  /// Whether it has a word on all of these statements.
  boolean covers(List<String> ids) {
    return statements.stream().map(Vote::id).toList().containsAll(ids);
  }

  /// Whether it says what another one says, whenever that was given.
  boolean saysSame(QaVerdict other) {
    return reviewer.equals(other.reviewer)
        && answers.equals(other.answers)
        && votes().equals(other.votes())
        && Set.copyOf(missed).equals(Set.copyOf(other.missed))
        && note.equals(other.note);
  }

  private Map<String, Boolean> votes() {
    Map<String, Boolean> votes = new HashMap<>();
    statements.forEach(vote -> votes.put(vote.id(), vote.confirmed()));
    return votes;
  }
}
