package io.candor.classifier.record;

import java.util.List;

/// Keys of records whose facts wait to be handed on. An entry says only that there is something to
/// send; what is sent is the fact as it is then. Thread-safe; what a call has returned from
/// survives a crash of the process.
interface FactQueue {
  /// A fact that waits.
  ///
  /// @param key of its record
  /// @param factRevision tells the states of a record apart
  record Waiting(String key, long factRevision) {}

  /// Queues facts as one entry, which costs the store as much as one fact, and wakes the relay.
  void addTogether(String workspace, List<Waiting> facts);

  /// Queues facts as an entry each, so that one that is refused does not hold back the others, and
  /// wakes the relay. A later entry for the same record takes the place of an earlier one.
  void addApart(String workspace, List<Waiting> facts);

  /// The facts of an entry, from what the relay was given.
  List<Waiting> read(byte[] payload);

  /// Removes entries that were delivered.
  void purge(String workspace);
}
