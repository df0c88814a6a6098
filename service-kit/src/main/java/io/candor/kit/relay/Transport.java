package io.candor.kit.relay;

import java.util.List;

/// The way a relay reaches the next hop; one small seam, so that a log can take the place of a
/// batch call. Every implementation passes `TransportContract`. Thread-safe: several batches of one
/// relay are sent at the same time.
public interface Transport {

  /// Sends a batch of one workspace and waits for the answer. The call must end: it carries a
  /// deadline of its own, well under a minute.
  ///
  /// @param batch 1 or more records of one workspace and hop, each key at most once
  /// @return one result per record, in the order of the batch
  /// @throws RuntimeException if the result of the whole batch is unknown or is the same for all:
  ///     an `io.grpc.StatusRuntimeException` or a `CandorException` as the peer gave it. The relay
  ///     never takes that for "not done": it sends the records again.
  List<Delivery> send(String workspace, List<OutgoingRecord> batch) throws InterruptedException;

  /// Called before each attempt: a transport with a connection skips what is left of its own
  /// reconnect back-off here, so that a peer that came back is found at once.
  default void beforeAttempt() {}
}
