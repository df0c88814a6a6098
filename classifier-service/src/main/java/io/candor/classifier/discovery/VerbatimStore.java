package io.candor.classifier.discovery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the displeased verbatims of the workspaces and how far each was searched. Thread-safe;
/// what a call has returned from survives a crash of the process.
public interface VerbatimStore {
  /// Keeps verbatims, each in the place of the one with its key, and notes that there is something
  /// to look at.
  void put(String workspace, List<Verbatim> verbatims);

  /// Forgets verbatims; those that are not there are passed over.
  void remove(String workspace, Collection<String> keys);

  /// All verbatims of a workspace, the oldest first, by time and key.
  List<Verbatim> all(String workspace);

  /// Notes that there is something to look at, though no text came: the taxonomy has changed.
  void lookAgain(String workspace);

  /// How far a workspace was searched.
  ///
  /// @param arrivals counts what has come, so that two states with equal counts hold the same texts
  /// @param searchedUntil the latest time that was looked at; absent before the first search
  record Progress(String workspace, long arrivals, @Nullable Instant searchedUntil) {}

  /// The workspaces in which something came since they were last searched.
  List<Progress> waiting();

  /// How many batches of texts of a workspace came since it was last searched.
  long waitingCount(String workspace);

  /// Notes that a workspace was searched up to a time, in the state that `searched` tells.
  void searched(Progress searched, Instant until);
}
