package io.candor.metrics.recount;

import java.util.List;
import java.util.Optional;

/// Recounts that are asked for, and how far they are.
public interface RecountStore {

  /// The latest of a workspace; empty when none was ever asked for.
  Optional<Recount> latest(String workspace);

  /// Workspaces whose recount is not finished, the longest waiting first.
  List<String> unfinished(int limit);

  /// Counts a workspace anew in one transaction: what people read changes all at once, or not at
  /// all. Facts wait meanwhile and are counted by the new settings. Nothing happens when no recount
  /// is waiting.
  void run(String workspace);
}
