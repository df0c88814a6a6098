package io.candor.ingest.producer;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/// When producers reported, and the silences that were handed on.
interface ProducerStore {

  /// Workspaces in which anything was ever reported, in order.
  ///
  /// @param after only those after it; empty for the first
  List<String> workspaces(String after, int limit);

  /// Finds silences anew and hands on those of producers that changed, in one transaction. Hours
  /// before a moment are forgotten, but for the last one of each producer.
  ///
  /// @param silences of a rhythm, given the known ones
  /// @return how many producers are silent
  int refresh(
      String workspace,
      Instant forgetBefore,
      BiFunction<Rhythm, List<Silence>, List<Silence>> silences);
}
