package io.candor.ingest.erasure;

import io.candor.ingest.event.FoldSignal;
import io.candor.kit.lease.Leases;
import io.candor.kit.lease.PeriodicJob;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/// Wires the work of erasing.
@Factory
final class ErasureFactory {

  static final String JOB = "erasure";

  // Folding and handing on take about so long. A round without erasures is one small read.
  private static final Duration PERIOD = Duration.ofMillis(500);

  @Singleton
  @Named(JOB)
  PeriodicJob work(
      ErasureStore store, FoldSignal signal, ErasureMeters meters, Leases leases, Clock clock) {
    ErasureWork work = new ErasureWork(store, signal, meters, clock);
    return new PeriodicJob("ingest.erasure", PERIOD, leases, work::run);
  }

  @Singleton
  @Named(JOB)
  Supplier<UUID> ids() {
    return UUID::randomUUID;
  }
}
