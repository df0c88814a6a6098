package io.candor.classifier.capability;

import java.time.Instant;

/// Something that the bot promised for later: no claim, and kept apart from them.
///
/// @param turnIndex the turn that says it
/// @param time when it was said
/// @param sentence as it was said
public record Commitment(int turnIndex, Instant time, String sentence) {}
