package io.candor.alert.timer;

import java.time.Instant;
import java.util.List;

/// The timers of all workspaces. Thread-safe.
interface TimerStore {
  /// Timers that are due, of all workspaces, the longest due first.
  List<DueTimer> due(Instant now, int limit);

  /// Removes a timer and does its work in one transaction, if it is still due and no other replica
  /// is at it. Does nothing otherwise.
  void fire(DueTimer timer, Instant now, TimerHandler handler);

  /// Moves a timer whose work failed, so that it does not hold up others.
  void postpone(DueTimer timer, Instant due);
}
