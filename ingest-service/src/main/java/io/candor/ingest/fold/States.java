package io.candor.ingest.fold;

import io.candor.ingest.report.AggregateId;
import io.candor.ingest.report.AggregateKind;
import java.util.List;
import java.util.Optional;

/// The stored states, for readers. What is accepted but not folded yet is not in them; see
/// [Freshness].
public interface States {

  /// A stored state.
  ///
  /// @param snapshot the serialised resource without its revision
  /// @param revision from 1
  @SuppressWarnings("ArrayRecordComponent") // a buffer handed through, never compared
  record State(String id, byte[] snapshot, long revision) {}

  /// The state of an aggregate; empty if its events make up none.
  Optional<State> find(String workspace, AggregateId aggregate);

  /// States of one kind by id.
  ///
  /// @param afterId the last id seen; empty starts from the beginning
  List<State> list(String workspace, AggregateKind kind, String afterId, int limit);
}
