package io.candor.metrics.baseline;

/// Where the figures of a baseline come from.
public enum BaselineSource {
  /// Conversations without a bot in the days before go-live.
  BEFORE_GO_LIVE,
  /// Conversations without a bot in chosen weeks.
  WITHOUT_BOT,
  /// Conversations of the bot itself in chosen weeks.
  LIVE,
  /// Typed in by a person.
  BY_HAND,
  /// The version before, with live answers after a handoff as the reference of some archetypes.
  LIVE_HANDOFFS
}
