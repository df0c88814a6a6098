package io.candor.ingest.report;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An action that was tried through a tool.
///
/// @param toolCallId the producer's id; `null`: name, time and position identify the call
/// @param afterTurnIndex the turn after which it was called: its position
/// @param arguments as in JSON, strings masked; `null` when not told
/// @param amount the money that moved
public record ToolCall(
    String name,
    Status status,
    Instant time,
    @Nullable String toolCallId,
    @Nullable Actor actor,
    @Nullable Integer afterTurnIndex,
    @Nullable Map<String, Object> arguments,
    @Nullable Money amount) {

  /// How a call ended.
  public enum Status {
    /// The action was done.
    SUCCEEDED,
    /// The action was not done.
    FAILED
  }

  /// Who called.
  public enum Actor {
    /// The AI bot.
    BOT,
    /// A human of support.
    AGENT,
    /// Another system.
    SYSTEM
  }
}
