package io.candor.alert.timer;

import java.time.Instant;

/// Sets and clears timers. Both join the caller's transaction, so a timer is there if and only if
/// what it belongs to is. Thread-safe.
public interface Timers {
  /// Sets a timer; one that is set already moves to this time.
  ///
  /// @param kind the kind of its handler
  /// @param id names it within its kind and workspace, 1 to 512 characters
  /// @param due when it fires, at the earliest
  void set(String workspace, String kind, String id, Instant due);

  /// Sets a timer unless it is set already.
  void setIfAbsent(String workspace, String kind, String id, Instant due);

  /// Clears a timer, if it is set.
  void clear(String workspace, String kind, String id);
}
