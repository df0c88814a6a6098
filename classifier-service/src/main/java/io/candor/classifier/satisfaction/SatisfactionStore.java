package io.candor.classifier.satisfaction;

import java.util.List;
import java.util.Optional;

/// Keeps the rated samples and the models of the workspaces. Thread-safe; what a call has returned
/// from survives a crash of the process.
public interface SatisfactionStore {
  /// Keeps samples, each in the place of the one with its key.
  void put(String workspace, List<RatedSample> samples);

  /// Samples of a kind, the oldest first, by time and key.
  List<RatedSample> samples(String workspace, Signs.Kind kind);

  /// Forgets samples.
  void remove(String workspace, List<RatedSample> samples);

  /// A workspace whose samples were added to since a number of them was last looked at.
  ///
  /// @param arrivals counts what has come
  /// @param looked what `arrivals` was then
  record Waiting(String workspace, long arrivals, long looked) {}

  /// Workspaces in which something came since they were last looked at.
  List<Waiting> waiting();

  /// Notes that a workspace was looked at, in the state that `waiting` tells.
  void looked(Waiting waiting);

  /// A model by its number, which has no gaps above 0; empty when there is none.
  Optional<SatisfactionModel> find(String workspace, Signs.Kind kind, long number);

  /// Keeps a model unless the workspace has one of that kind and number.
  ///
  /// @return false when it was there already; nothing is changed then
  boolean insert(String workspace, SatisfactionModel model);
}
