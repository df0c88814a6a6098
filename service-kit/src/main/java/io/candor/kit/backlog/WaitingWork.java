package io.candor.kit.backlog;

/// Something that work waits for. Every bean of this type is reported by the service's
/// `BacklogService`. Thread-safe; asked often, so it answers from the store with a cheap query.
public interface WaitingWork {

  /// What waits in a workspace at this moment, by the store, not by this replica's memory.
  WorkBacklog backlog(String workspace);
}
