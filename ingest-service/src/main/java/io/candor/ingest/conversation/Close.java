package io.candor.ingest.conversation;

import java.time.Instant;

/// Whether and how a conversation ended.
public sealed interface Close {

  /// It ended.
  ///
  /// @param time when
  /// @param source who says so
  record Closed(Instant time, Source source) implements Close {}

  /// It goes on.
  ///
  /// @param dueTime when it is taken for closed if nobody speaks before
  record Open(Instant dueTime) implements Close {}

  /// Where a close time comes from.
  enum Source {
    /// The producer's snapshot.
    SNAPSHOT,
    /// A closure event.
    CLOSURE,
    /// The last turn plus the time-out of the channel.
    TIME_OUT
  }
}
