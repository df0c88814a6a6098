package io.candor.classifier.check;

import io.candor.classifier.capability.CapabilityCheck;
import io.candor.classifier.handoff.HandoffSigns;
import io.candor.classifier.policy.PolicyClass;
import io.candor.classifier.policy.PolicyFindings;
import io.candor.classifier.policy.Violation;
import java.util.ArrayList;
import java.util.List;

/// What the checks found in a conversation.
///
/// @param policy statements against the policy
/// @param capability claims against the tool calls, and promises
/// @param claimViolations the claims without a call, in the form of violations
/// @param handoff what the hand-over lost
/// @param refunds what was paid, judged
/// @param reviewed what reviewers have decided about the incidents
public record CheckReport(
    PolicyFindings policy,
    CapabilityCheck.Result capability,
    List<Violation> claimViolations,
    HandoffSigns handoff,
    List<JudgedRefund> refunds,
    Rulings.Applied reviewed) {

  public CheckReport {
    claimViolations = List.copyOf(claimViolations);
    refunds = List.copyOf(refunds);
  }

  /// Statements that break the policy and claims without a call, by turn.
  public List<Violation> incidents() {
    List<Violation> incidents = new ArrayList<>(policy.violations());
    incidents.addAll(claimViolations);
    incidents.sort(
        (a, b) ->
            a.turnIndex() != b.turnIndex()
                ? Integer.compare(a.turnIndex(), b.turnIndex())
                : (a.policyClass() + a.assertionId()).compareTo(b.policyClass() + b.assertionId()));
    return incidents;
  }

  /// With what reviewers have decided.
  ///
  /// @param input the conversation that was checked
  public CheckReport reviewed(Rulings rulings, CheckInput input) {
    return new CheckReport(
        policy, capability, claimViolations, handoff, refunds, rulings.applyTo(input));
  }

  /// Whether the outcome of a check hangs on facts of the customer's account.
  public boolean dependsOnFacts() {
    return policy.dependsOnFacts() || !refunds.isEmpty();
  }

  /// The class of claims without a call.
  static final PolicyClass CLAIM_CLASS = PolicyClass.CAPABILITY_OVERREACH;
}
