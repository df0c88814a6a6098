package io.candor.classifier.policy;

import java.time.Instant;

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
public record Violation(
    PolicyClass policyClass,
    String assertionId,
    int turnIndex,
    Instant time,
    String sentence,
    String said,
    String asserted,
    String conditions,
    boolean grounded) {}
