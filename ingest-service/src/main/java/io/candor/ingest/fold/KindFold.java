package io.candor.ingest.fold;

import io.candor.ingest.report.AggregateKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Computes the states of one kind of aggregate. Pure and thread-safe.
public interface KindFold {

  /// Which kind.
  AggregateKind kind();

  /// The state that the events make up.
  ///
  /// @param id of the aggregate
  /// @param events every accepted event about it, as stored, in any order; of a conversation also
  ///     the events about its surveys that name another conversation
  /// @param now decides only what time decides, such as a time-out
  /// @return empty while the events do not make up a state
  Optional<FoldedState> fold(String workspace, String id, List<byte[]> events, Instant now);
}
