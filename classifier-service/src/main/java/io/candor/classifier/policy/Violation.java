package io.candor.classifier.policy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// A statement of the bot that breaks the policy.
///
/// @param policyClass what kind of statement it is
/// @param assertionId what it breaks
/// @param turnIndex the turn that says it
/// @param time when it was said
/// @param sentence as it was said
/// @param said what it states, for example `60 DAY`
/// @param asserted what the policy says, for example `30 DAY`
/// @param conditions the conditions that were considered, for example `plan = enterprise`; empty
///     when the assertion has none
/// @param grounded whether the turn names a document that it rests on
/// @param legalTerm whether it breaks a legal term, see [Assertion#isLegalTerm]
public record Violation(
    PolicyClass policyClass,
    String assertionId,
    int turnIndex,
    Instant time,
    String sentence,
    String said,
    String asserted,
    String conditions,
    boolean grounded,
    boolean legalTerm) {

  /// What a sentence breaks.
  ///
  /// @param said what it states
  /// @param asserted what the policy says
  /// @param conditions those that were considered
  static Violation of(
      Assertion broken,
      BotTurn turn,
      String sentence,
      String said,
      String asserted,
      Map<String, String> conditions) {
    return new Violation(
        broken.policyClass(),
        broken.id(),
        turn.index(),
        turn.time(),
        sentence,
        said,
        asserted,
        conditions.entrySet().stream()
            .map(condition -> condition.getKey() + " = " + condition.getValue())
            .sorted()
            .collect(Collectors.joining(", ")),
        turn.grounded(),
        broken.isLegalTerm());
  }

  // 48 bits: a conversation has a handful of incidents.
  private static final int ID_LENGTH = 12;

  /// How soon somebody must act where nothing is regulated: a legal term is as urgent as class 01.
  public Severity severity() {
    return legalTerm ? Severity.P0 : policyClass.severity(false);
  }

  /// Names it inside its conversation: the same for the same words against the same assertion, and
  /// another one when what is said or what is asserted changes.
  public String id() {
    String text =
        String.join("\n", policyClass.code(), assertionId, "" + turnIndex, said, asserted);
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "")
        .substring(0, ID_LENGTH);
  }
}
