package io.candor.classifier.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An action that was tried through a tool.
///
/// @param id the producer's id; empty when not told
/// @param name the tool
/// @param succeeded whether the action was done
/// @param time when it ended
/// @param amount the money that moved, for refunds and credits; absent when none did
public record ToolCall(
    String id, String name, boolean succeeded, Instant time, @Nullable Money amount) {}
