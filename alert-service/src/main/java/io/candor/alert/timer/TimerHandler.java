package io.candor.alert.timer;

import java.time.Instant;

/// Does what a kind of timer is for.
public interface TimerHandler {
  /// The kind of timer, lower case with dashes.
  String kind();

  /// Does it, in a transaction of the workspace that also removes the timer: both are kept, or
  /// neither. It may set the timer again. After a failure it fires again a little later.
  void fire(String workspace, String id, Instant now);
}
