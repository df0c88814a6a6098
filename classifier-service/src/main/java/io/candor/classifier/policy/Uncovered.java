package io.candor.classifier.policy;

import java.time.Instant;

/// A statement of the bot on which the policy says nothing.
///
/// @param topic what about: a [Topic]'s name, or `OTHER`
/// @param turnIndex the turn that says it
/// @param time when it was said
/// @param sentence as it was said
/// @param said what it states, for example `14 DAY`
public record Uncovered(String topic, int turnIndex, Instant time, String sentence, String said) {}
