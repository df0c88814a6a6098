package io.candor.kit.relay;

import java.time.Duration;

/// What becomes of one claimed record. It applies only to the revision that was sent: a newer one
/// that was handed over in the meantime stays due.
public sealed interface Settlement {

  /// The record's key.
  String key();

  /// The revision that was sent.
  long revision();

  /// Done: the record leaves the outbox.
  record Delivered(String key, long revision) implements Settlement {}

  /// Not done: due again later.
  ///
  /// @param after how long from now, by the store's clock; zero leaves it due as it was
  /// @param usesAttempt whether this counts against the record's attempts
  /// @param batchLimit with how many companions at most, itself included, it may be sent next; at
  ///     least 1. Halved after each failure of a whole batch, until the poison record is alone.
  /// @param reason an upper-case reason, no free text
  record Deferred(
      String key, long revision, Duration after, boolean usesAttempt, int batchLimit, String reason)
      implements Settlement {}

  /// Given up: kept as a dead letter until it is replayed or replaced by a newer revision.
  ///
  /// @param reason an upper-case reason, no free text
  record Parked(String key, long revision, String reason) implements Settlement {}

  /// As if it had not been claimed: the receiver did not look at it.
  record Untouched(String key, long revision) implements Settlement {}
}
