package io.candor.ingest.erasure;

import io.candor.ingest.erasure.ErasureStore.Unfinished;
import io.candor.ingest.event.FoldSignal;
import io.candor.kit.failpoint.Failpoints;
import io.candor.kit.lease.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Takes erasures on, step by step. Each step is remembered, so that another replica goes on where
/// this one stopped; a step that is taken twice does no harm.
final class ErasureWork {

  private static final int ERASURES = 64;

  private final ErasureStore store;
  private final FoldSignal signal;
  private final ErasureMeters meters;
  private final Clock clock;

  ErasureWork(ErasureStore store, FoldSignal signal, ErasureMeters meters, Clock clock) {
    this.store = store;
    this.signal = signal;
    this.meters = meters;
    this.clock = clock;
  }

  void run(Lease lease) throws InterruptedException {
    List<Unfinished> unfinished = store.unfinished(ERASURES);
    meters.oldest(age(unfinished));
    for (Unfinished erasure : unfinished) {
      boolean more = true;
      while (more) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        more = store.search(erasure);
        Failpoints.hit("erasure.searched");
        signal.wake(erasure.workspace());
      }
      store.end(erasure);
      if (!lease.renew()) {
        return;
      }
    }
  }

  private Duration age(List<Unfinished> unfinished) {
    Instant now = clock.instant();
    return unfinished.stream()
        .map(erasure -> Duration.between(erasure.createTime(), now))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
