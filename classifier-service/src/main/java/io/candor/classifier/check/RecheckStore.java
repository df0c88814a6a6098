package io.candor.classifier.check;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps how far the check of each workspace's history is. Thread-safe; what a call has returned
/// from survives a crash of the process.
public interface RecheckStore {
  /// The state of one workspace.
  ///
  /// @param rulesVersion the rules that the last finished check used; 0: none was finished
  /// @param requestTime when one was last asked for, in milliseconds; absent: never
  /// @param finishTime when the last one was finished; absent: none was
  /// @param answeredRequestTime the latest request that a finished one answers; absent: none was
  /// @param running whether one is under way or waits to be
  /// @param readCount conversations read by it, or by the last
  /// @param changedCount of them, those whose facts changed
  record State(
      long rulesVersion,
      @Nullable Instant requestTime,
      @Nullable Instant finishTime,
      @Nullable Instant answeredRequestTime,
      boolean running,
      long readCount,
      long changedCount) {
    /// A workspace of which nothing was ever checked again.
    public static final State NEVER = new State(0, null, null, null, false, 0, 0);
  }

  /// The state; empty for a workspace of which nothing was ever checked again.
  Optional<State> find(String workspace);

  /// Says that the rules of a workspace are about to change: whoever looks for work compares them
  /// from now on. To be called before the change.
  void register(String workspace);

  /// Asks for a check of the history.
  void request(String workspace, Instant time);

  /// Says how far it is.
  void progress(String workspace, long readCount, long changedCount);

  /// Says that it is finished, unless another one was asked for meanwhile.
  ///
  /// @param request the request that it answers; absent when nobody had asked
  void finish(String workspace, @Nullable Instant request, long rulesVersion, Instant time);

  /// The workspaces whose rules have ever changed.
  Set<String> workspaces();
}
