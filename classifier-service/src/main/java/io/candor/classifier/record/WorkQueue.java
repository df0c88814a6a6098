package io.candor.classifier.record;

import java.util.List;

/// Keys of records that wait for a step: to be labelled, or to be handed on. An entry says only
/// that there is something to look at; what is done is decided by the record as it is then. A relay
/// empties the queue. Thread-safe; what a call has returned from survives a crash of the process.
interface WorkQueue {
  /// One entry; a later one for the same key takes its place.
  ///
  /// @param revision what the record's state was; only tells entries of a key apart
  record Entry(String key, long revision) {}

  /// Queues entries and wakes the relay.
  void add(String workspace, List<Entry> entries);

  /// The key of the record that a delivery of this queue's relay is about.
  String recordKey(String deliveryKey);

  /// Removes entries of all queues of the workspace that are done.
  void purge(String workspace);

  /// How many entries there are, done ones that were not purged yet included; counts no further
  // than
  /// `limit`.
  long size(String workspace, int limit);
}
