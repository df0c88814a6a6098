package io.candor.ingest.fold;

import io.candor.ingest.report.AggregateId;
import io.candor.kit.lease.Lease;
import io.candor.kit.lease.Leases;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Folds what is behind in one workspace. A lease keeps two workers from doing the same work; the
/// result is right without it.
@Singleton
final class WorkspaceFolding {

  private static final Logger log = LoggerFactory.getLogger(WorkspaceFolding.class);

  private final FoldStore store;
  private final Leases leases;
  private final FoldConfig config;
  private final FoldMetrics metrics;
  private final Clock clock;

  /// How a turn ended.
  enum End {
    /// Nothing is behind, or what is cannot be folded now.
    DONE,
    /// There is more.
    TURN_OVER,
    /// Another worker has the workspace.
    BUSY
  }

  WorkspaceFolding(
      FoldStore store, Leases leases, FoldConfig config, FoldMetrics metrics, Clock clock) {
    this.store = store;
    this.leases = leases;
    this.config = config;
    this.metrics = metrics;
    this.clock = clock;
  }

  /// Waits until the next batch may be folded.
  @FunctionalInterface
  interface Pace {
    void await() throws InterruptedException;
  }

  /// Folds batch after batch until nothing is behind or the turn is over.
  ///
  /// @param pace is waited for before each batch, with the lease in hand
  End takeTurn(String workspace, Pace pace, BooleanSupplier draining) throws InterruptedException {
    Optional<Lease> taken = leases.acquire("fold." + workspace, config.leaseTtl());
    if (taken.isEmpty()) {
      return End.BUSY;
    }
    try (Lease lease = taken.get()) {
      @Nullable AggregateId after = null;
      for (int batch = 0; batch < config.turnBatches(); batch++) {
        pace.await();
        if (after == null) {
          markAll(workspace);
        }
        List<Mark> marks = store.marks(workspace, after, config.batch());
        if (marks.isEmpty()) {
          return after == null ? End.DONE : End.TURN_OVER;
        }
        boolean folded = foldBatch(workspace, marks);
        // On to the next keys: what is marked again and again must not hold up the rest.
        after = marks.size() < config.batch() ? null : marks.getLast().aggregate();
        if (draining.getAsBoolean() || !lease.renew() || !folded) {
          return End.DONE;
        }
      }
      return End.TURN_OVER;
    }
  }

  private void markAll(String workspace) {
    while (store.markBatches(workspace)) {
      // The next ones: a conversation is folded once for all of its events.
    }
  }

  /// Folds a batch; an aggregate that cannot be folded is left out and does not hold up the others.
  ///
  /// @return false if nothing of it could be folded: to try again at once would be in vain
  private boolean foldBatch(String workspace, List<Mark> marks) {
    Set<AggregateId> broken = new HashSet<>();
    List<Mark> batch = marks;
    while (!batch.isEmpty()) {
      try {
        metrics.folded(store.refresh(workspace, batch, clock.instant()), batch.size());
        return true;
      } catch (FoldFailure e) {
        if (broken.isEmpty()) {
          log.error("A {} could not be folded", e.aggregate().kind(), e);
        }
        broken.add(e.aggregate());
        metrics.failed();
        batch = without(marks, broken);
      } catch (OvertakenException e) {
        // A reader was faster; the marks that are left are found again.
        return true;
      }
    }
    return false;
  }

  private static List<Mark> without(List<Mark> marks, Set<AggregateId> broken) {
    List<Mark> left = new ArrayList<>(marks);
    left.removeIf(mark -> broken.contains(mark.aggregate()));
    return left;
  }
}
