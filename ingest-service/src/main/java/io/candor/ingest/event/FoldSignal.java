package io.candor.ingest.event;

/// Hears that a workspace has events that are not folded yet. Only a shortcut: what is missed is
/// found by the next poll. Must return at once.
@FunctionalInterface
public interface FoldSignal {

  /// Says that there is work.
  void wake(String workspace);
}
