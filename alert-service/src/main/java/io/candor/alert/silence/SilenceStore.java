package io.candor.alert.silence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The silences of all workspaces. Thread-safe. Joins the caller's transaction, if there is one.
public interface SilenceStore {
  /// Those that last at this time.
  List<Silence> active(String workspace, Instant now);

  /// A silence, if there is one.
  Optional<Silence> find(String workspace, String id);

  /// Silences, the last begun first, equal times by id.
  ///
  /// @param after the place to go on behind; absent for the beginning
  List<Silence> list(String workspace, @Nullable Place after, int limit);

  /// Saves a silence.
  void save(Silence silence);

  /// The place of a silence in a list.
  record Place(Instant start, String id) {}
}
