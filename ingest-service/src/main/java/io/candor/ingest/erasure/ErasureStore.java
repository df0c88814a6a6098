package io.candor.ingest.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps erasures and takes their steps. Every call is one transaction, durable on return.
interface ErasureStore {

  /// Keeps an erasure unless the subject has one. When it returns, every fold that did not see it
  /// is over: what these wrote is found by a search that begins now.
  ///
  /// @param digest of the subject
  /// @return the erasure of the subject, new or not
  Erasure create(String workspace, NewErasure erasure, byte[] digest);

  /// An erasure by its id.
  Optional<Erasure> find(String workspace, String id);

  /// Erasures by id.
  ///
  /// @param afterId the last id seen; empty starts from the beginning
  List<Erasure> list(String workspace, String afterId, int limit);

  /// An erasure that is not done.
  record Unfinished(String workspace, String id, Instant createTime) {}

  /// Erasures that are not done, over all workspaces, at most `limit`.
  List<Unfinished> unfinished(int limit);

  /// Looks at the next states for what belongs to the subject and marks it to be folded.
  ///
  /// @return whether states are left to be looked at
  boolean search(Unfinished erasure);

  /// Ends an erasure whose search is over, when nothing of it is left here and the next hop has
  /// acknowledged all.
  ///
  /// @return whether it is done
  boolean end(Unfinished erasure);
}
