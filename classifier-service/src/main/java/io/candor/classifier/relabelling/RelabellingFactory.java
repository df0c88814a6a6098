package io.candor.classifier.relabelling;

import com.mongodb.client.MongoDatabase;
import io.candor.kit.lease.Leases;
import io.candor.kit.lease.PeriodicJob;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/// Wires the runs over history.
@Factory
final class RelabellingFactory {
  private static final String JOB = "relabelling";
  private static final Duration PERIOD = Duration.ofSeconds(1);

  @Singleton
  RelabellingStore store(MongoDatabase database) {
    return new MongoRelabellingStore(database);
  }

  @Singleton
  HistoryRelabelling history(RelabellingStore store, Relabelling records, Clock clock) {
    return new HistoryRelabelling(store, records, UUID::randomUUID, clock);
  }

  @Singleton
  @Named(JOB)
  PeriodicJob job(HistoryRelabelling history, Leases leases) {
    return new PeriodicJob(JOB, PERIOD, leases, history::run);
  }
}
