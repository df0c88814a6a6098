package io.candor.classifier.check;

import io.candor.classifier.conversation.Turn;
import io.candor.classifier.policy.PolicyClass;
import io.candor.classifier.policy.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What reviewers have decided about the statements of a conversation.
///
/// @param byIncident whether an incident breaks the policy, by [Violation#id()]; those that are not
///     decided are left out
/// @param missed statements that break the policy and that no check found
public record Rulings(Map<String, Boolean> byIncident, List<Missed> missed) {
  /// Nobody has reviewed.
  public static final Rulings NONE = new Rulings(Map.of(), List.of());

  private static final Comparator<Violation> BY_TURN =
      Comparator.comparingInt(Violation::turnIndex)
          .thenComparing(Violation::policyClass)
          .thenComparing(Violation::assertionId);

  /// A statement that no check found.
  public record Missed(PolicyClass policyClass, String assertionId, int turnIndex) {}

  /// Decisions, as a report holds them.
  ///
  /// @param byIncident as above
  /// @param missed statements that break the policy and that no check found, by turn
  public record Applied(Map<String, Boolean> byIncident, List<Violation> missed) {
    /// Nobody has reviewed.
    static final Applied NONE = new Applied(Map.of(), List.of());

    public Applied {
      byIncident = Map.copyOf(byIncident);
      missed = List.copyOf(missed);
    }
  }

  public Rulings {
    byIncident = Map.copyOf(byIncident);
    missed = List.copyOf(missed);
  }

  Applied applyTo(CheckInput input) {
    return new Applied(byIncident, missedOf(input));
  }

  /// What was missed, in the form of violations, in the order of the turns. What they say and what
  /// they should have said is empty: that is how they differ from what a check found. A turn that
  /// is
  /// no longer there says nothing.
  private List<Violation> missedOf(CheckInput input) {
    List<Violation> found = new ArrayList<>();
    for (Missed each : missed) {
      for (Turn turn : input.transcript().turns()) {
        if (turn.index() == each.turnIndex()) {
          found.add(
              new Violation(
                  each.policyClass(),
                  each.assertionId(),
                  each.turnIndex(),
                  turn.time(),
                  turn.text(),
                  "",
                  "",
                  "",
                  input.groundedTurns().contains(turn.index()),
                  false));
        }
      }
    }
    found.sort(BY_TURN);
    return found;
  }
}
