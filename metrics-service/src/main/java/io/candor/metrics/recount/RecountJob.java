package io.candor.metrics.recount;

import io.candor.kit.lease.Leases;
import io.candor.kit.lease.PeriodicJob;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Makes the job that counts workspaces anew, one after the other, on one replica at a time. After
/// a crash another replica begins the unfinished one again.
@Factory
final class RecountJob {
  private static final String NAME = "recounts";
  // A round without any is one small read.
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final int WORKSPACES = 64;

  @Singleton
  @Named(NAME)
  PeriodicJob recounts(RecountStore store, Leases leases) {
    return new PeriodicJob(
        "metrics." + NAME, PERIOD, leases, () -> store.unfinished(WORKSPACES).forEach(store::run));
  }
}
