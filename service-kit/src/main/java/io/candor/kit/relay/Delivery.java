package io.candor.kit.relay;

import java.time.Duration;

/// What the receiver said about one record.
public sealed interface Delivery {

  /// The receiver has it durably, or had it before in this or a later revision.
  record Accepted() implements Delivery {}

  /// The receiver will never take it: it is parked at once.
  ///
  /// @param reason an upper-case reason of the receiver's catalogue, no free text
  record Rejected(String reason) implements Delivery {}

  /// The receiver may take it later: it stays due after the delay, and an attempt is used up.
  ///
  /// @param after the shortest wait; zero leaves it to the relay's back-off
  /// @param reason an upper-case reason of the receiver's catalogue, no free text
  record Retry(Duration after, String reason) implements Delivery {}
}
