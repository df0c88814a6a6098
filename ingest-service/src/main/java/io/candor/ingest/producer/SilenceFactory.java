package io.candor.ingest.producer;

import io.candor.kit.lease.Leases;
import io.candor.kit.lease.PeriodicJob;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Makes the job that looks for silent producers.
@Factory
final class SilenceFactory {

  @Singleton
  SilenceSearch search(
      ProducerStore store, SilenceConfig config, SilenceMeters meters, Clock clock) {
    return new SilenceSearch(store, config, meters, clock);
  }

  @Singleton
  @Named("silences")
  PeriodicJob silences(SilenceSearch search, SilenceConfig config, Leases leases) {
    return new PeriodicJob("ingest.silences", config.period(), leases, search);
  }
}
