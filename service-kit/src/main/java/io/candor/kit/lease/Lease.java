package io.candor.kit.lease;

import java.time.Duration;

/// A lease that this process holds until it is closed, runs out, or is lost. Thread-safe.
public interface Lease extends AutoCloseable {

  /// Grows with every new holder of this name; at least 1. A store that remembers the greatest
  /// fence it has seen can refuse a holder that slept.
  long fence();

  /// Extends the lease by its time from now.
  ///
  /// @return false if another holder has taken it; the caller must stop what it does under it
  boolean renew();

  /// Gives the lease back, and keeps it from [Leases#acquireRested] for a time. Without effect if
  /// it was lost.
  void closeAndRest(Duration rest);

  /// Gives the lease back at once. Without effect if it was lost or closed before.
  @Override
  void close();
}
