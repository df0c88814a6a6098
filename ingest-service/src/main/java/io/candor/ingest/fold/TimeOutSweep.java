package io.candor.ingest.fold;

import io.candor.ingest.event.FoldSignal;
import java.time.Clock;
import java.time.Instant;

/// Marks conversations whose time-out has passed, so that a fold closes them. Runs on one replica
/// at a time; that it runs late changes no result, since the close time is the due time.
final class TimeOutSweep implements Runnable {

  private static final int WORKSPACES = 64;
  private static final int BATCH = 1_000;

  private final FoldStore store;
  private final FoldSignal signal;
  private final Clock clock;

  TimeOutSweep(FoldStore store, FoldSignal signal, Clock clock) {
    this.store = store;
    this.signal = signal;
    this.clock = clock;
  }

  @Override
  public void run() {
    Instant now = clock.instant();
    for (String workspace : store.workspacesDue(now, WORKSPACES)) {
      // One batch per run: the fold takes them from the due ones before the next run.
      if (store.markDue(workspace, now, BATCH) > 0) {
        signal.wake(workspace);
      }
    }
  }
}
