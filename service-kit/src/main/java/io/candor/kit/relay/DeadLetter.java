package io.candor.kit.relay;

import java.time.Instant;

/// A parked record, without its payload, which may hold customer text.
///
/// @param id which record
/// @param revision the revision that was given up
/// @param reason upper-case reason of the receiver or of the relay
/// @param attemptCount how often delivery was tried, at least 1
/// @param parkTime when it was parked
public record DeadLetter(Id id, long revision, String reason, int attemptCount, Instant parkTime) {

  /// Names a record inside its workspace.
  ///
  /// @param hop the way out
  /// @param key the record's key on it
  public record Id(String hop, String key) {}
}
