package io.candor.kit.lease;

import java.time.Duration;
import java.util.Optional;

/// Named leases in the store that all replicas of a service share.
///
/// At most one holder has a lease at a time by the store's clock. A holder that slept past its end
/// may still believe that it holds it: its writes must carry [Lease#fence()], which every later
/// holder exceeds. Thread-safe.
public interface Leases {

  /// Takes a lease if nobody holds it, resting or not.
  ///
  /// @param name lower case with dots or dashes; the same on all replicas
  /// @param ttl how long the lease lasts unless renewed; more than zero
  /// @return empty if another holder has it
  Optional<Lease> acquire(String name, Duration ttl);

  /// As [#acquire], but also refuses a lease that rests after its last holder
  /// (see [Lease#closeAndRest]).
  Optional<Lease> acquireRested(String name, Duration ttl);
}
