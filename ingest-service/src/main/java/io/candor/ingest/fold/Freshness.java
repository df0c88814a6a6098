package io.candor.ingest.fold;

import io.candor.ingest.report.AggregateId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Lets a reader see what it wrote: folds one aggregate at once instead of waiting for a worker.
@Singleton
public final class Freshness {

  private static final int MAX_ATTEMPTS = 5;

  private final FoldStore store;
  private final Clock clock;

  Freshness(FoldStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Brings the state of one aggregate up to date with every event accepted before the call.
  public void ensure(String workspace, AggregateId aggregate) {
    Instant now = clock.instant();
    for (int attempt = 1; ; attempt++) {
      try {
        store
            .mark(workspace, aggregate, now)
            .ifPresent(mark -> store.refresh(workspace, List.of(mark), now));
        return;
      } catch (OvertakenException e) {
        // A worker did it meanwhile, perhaps with fewer events: look again.
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
