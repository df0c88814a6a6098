package io.candor.ingest.fold;

import io.candor.ingest.event.FoldSignal;
import io.candor.kit.lease.Leases;
import io.candor.kit.lease.PeriodicJob;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Makes the job that looks for conversations whose time-out has passed.
@Factory
final class FoldFactory {

  @Singleton
  @Named("time-outs")
  PeriodicJob timeOuts(
      FoldStore store, FoldSignal signal, Leases leases, FoldConfig config, Clock clock) {
    return new PeriodicJob(
        "ingest.time-outs", config.sweepInterval(), leases, new TimeOutSweep(store, signal, clock));
  }
}
