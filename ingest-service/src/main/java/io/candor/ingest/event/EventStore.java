package io.candor.ingest.event;

import java.util.List;
import java.util.Map;

/// The accepted events, durable and never changed.
public interface EventStore {

  /// Writes events in one transaction and marks what they are about for folding. An event whose id
  /// is there changes nothing. Durable on return, all or none.
  ///
  /// @param events with different ids
  /// @return the digests of the events that were there before, by event id; absent ones were
  ///     written
  Map<String, byte[]> insert(String workspace, List<NewEvent> events);
}
