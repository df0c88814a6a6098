package io.candor.classifier.qa;

import io.candor.classifier.policy.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The stored conversations, as reviewers need them.
public interface QaRecords {
  /// A conversation with what the checks found.
  ///
  /// @param conversation the conversation, serialised as in the ingest contract; must not be
  ///     changed
  /// @param botTurns indices of the bot's turns
  /// @param incidents statements that break the policy and claims without a call, by turn; none of
  ///     those that only reviewers found
  /// @param checks what the checks answer to the questions of the checklist, as far as they do
  @SuppressWarnings("ArrayRecordComponent") // a buffer handed through, never compared
  record Case(
      byte[] conversation,
      Set<Integer> botTurns,
      List<Violation> incidents,
      Map<Question, Answer> checks) {
    public Case {
      botTurns = Set.copyOf(botTurns);
      incidents = List.copyOf(incidents);
      checks = Map.copyOf(checks);
    }

    List<String> findingIds() {
      return incidents.stream().map(Violation::id).toList();
    }
  }

  /// The conversation of a record; empty when there is none.
  Optional<Case> find(String workspace, String key);

  /// Lets the fact of a conversation follow its review.
  void follow(String workspace, String key);

  /// Hands on what the reviews of a week say, unless that was handed on already.
  ///
  /// @param week for example `2026-W11`
  /// @param report serialised as in the contract; must not be changed
  void tell(String workspace, String week, byte[] report);
}
