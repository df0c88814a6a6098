package io.candor.classifier.conversation;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An action that was tried through a tool.
///
/// @param id the producer's id; empty when not told
/// @param name the tool
/// @param succeeded whether the action was done
/// @param time when it ended
/// @param amount the money that moved, for refunds and credits; absent when none did
/// @param arguments its arguments that are text or numbers, by name
public record ToolCall(
    String id,
    String name,
    boolean succeeded,
    Instant time,
    @Nullable Money amount,
    Map<String, String> arguments) {
  public ToolCall {
    arguments = Map.copyOf(arguments);
  }

  /// A call whose arguments do not matter.
  public ToolCall(String id, String name, boolean succeeded, Instant time, @Nullable Money amount) {
    this(id, name, succeeded, time, amount, Map.of());
  }
}
