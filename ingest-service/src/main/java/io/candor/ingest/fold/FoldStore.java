package io.candor.ingest.fold;

import io.candor.ingest.report.AggregateId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// States and the marks that say which of them are behind.
public interface FoldStore {

  /// Workspaces with batches or marks, at most `limit` of each.
  List<String> workspacesBehind(int limit);

  /// Workspaces with open conversations that were due at `now`, at most `limit`.
  List<String> workspacesDue(Instant now, int limit);

  /// Marks what newly accepted events are about.
  ///
  /// @return whether there may be more to mark
  boolean markBatches(String workspace);

  /// Marks of a workspace in the order of their aggregates.
  ///
  /// @param after the last aggregate seen; `null` starts from the beginning
  List<Mark> marks(String workspace, @Nullable AggregateId after, int limit);

  /// The mark of one aggregate, also if only its time-out has passed; empty if its state is up to
  /// date.
  Optional<Mark> mark(String workspace, AggregateId aggregate, Instant now);

  /// Marks conversations that were due at `now`, at most `limit`.
  ///
  /// @return how many were due
  int markDue(String workspace, Instant now, int limit);

  /// Brings the states of marked aggregates up to date and clears their marks, in one transaction:
  /// new states, new revisions and outbox entries appear together. A mark that was renewed
  /// meanwhile stays.
  ///
  /// @return how many states changed
  /// @throws FoldFailure if the events of one aggregate cannot be folded; nothing was done
  /// @throws OvertakenException if another fold was faster; nothing was done
  int refresh(String workspace, List<Mark> marks, Instant now);
}
