package io.candor.kit.relay;

import io.candor.kit.backlog.WorkBacklog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The store's side of a relay, over every workspace. All times are the store's. Every
/// implementation passes `RelaySourceContract`. Thread-safe; failures of the store are unchecked
/// exceptions, after which nothing is known and everything may be asked again.
public interface RelaySource extends DeadLetters {

  /// Workspaces whose lane on this hop is free and that have due records, as far as the store can
  /// tell cheaply; the one that was served longest ago first.
  ///
  /// @param limit at most this many; at least 1
  List<String> dueWorkspaces(String hop, int limit);

  /// Takes a lane if it is free, whether or not anything is due in it. Whatever an earlier holder
  /// claimed and did not settle is due again, and that holder can settle nothing more.
  ///
  /// @param ttl how long the lease lasts unless renewed
  /// @return empty if another holder has it, or there is no such lane
  Optional<Lane> lease(String workspace, String hop, String holder, Duration ttl);

  /// Extends a lease.
  ///
  /// @return false if another holder has the lane
  boolean renew(Lane lane, Duration ttl);

  /// Gives a lane back; without effect if another holder has it.
  void release(Lane lane);

  /// Renews the lease and claims due records, the one that has been due longest first. A record
  /// that may not be sent with so many companions ends the batch before it.
  ///
  /// @param ttl as in [#renew]
  /// @param inFlight keys that this holder has claimed and not settled: left out
  /// @return an empty list if nothing else is due; an empty optional if the lane is lost
  Optional<List<OutgoingRecord>> claim(
      Lane lane, Duration ttl, ClaimLimit limit, Set<String> inFlight);

  /// Settles claimed records. Nothing happens if the lane is lost or to records whose revision is
  /// another one now.
  ///
  /// @return how many records left the outbox or were changed
  int settle(Lane lane, List<Settlement> settlements);

  /// What waits on a hop over all workspaces.
  Backlog backlog(String hop);

  /// What waits on a hop in one workspace.
  WorkBacklog backlog(String workspace, String hop);
}
