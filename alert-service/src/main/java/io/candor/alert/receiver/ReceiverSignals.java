package io.candor.alert.receiver;

import java.util.Collection;

/// Hears that notifications wait for receivers.
@FunctionalInterface
public interface ReceiverSignals {
  /// Called after the commit, from the caller's thread; returns at once.
  ///
  /// @param receiverIds those for whom something waits, of whatever workspace
  void notificationsWait(Collection<String> receiverIds);
}
