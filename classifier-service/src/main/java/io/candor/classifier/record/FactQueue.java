package io.candor.classifier.record;

import java.util.List;

/// Keys of records whose facts wait to be handed on. An entry says only that there is something to
/// send; what is sent is the fact as it is then. Thread-safe; what a call has returned from
// survives
/// a crash of the process.
interface FactQueue {
  /// One entry; a later one for the same key takes its place.
  ///
  /// @param factRevision tells entries of a key apart
  record Entry(String key, long factRevision) {}

  /// Queues entries and wakes the relay.
  void add(String workspace, List<Entry> entries);

  /// Removes entries that were delivered.
  void purge(String workspace);
}
