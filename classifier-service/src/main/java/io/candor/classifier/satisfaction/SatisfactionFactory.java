package io.candor.classifier.satisfaction;

import com.mongodb.client.MongoDatabase;
import io.candor.classifier.relabelling.HistoryRelabelling;
import io.candor.classifier.taxonomy.TaxonomyChange;
import io.candor.kit.lease.Leases;
import io.candor.kit.lease.PeriodicJob;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Wires the model of satisfaction.
@Factory
final class SatisfactionFactory {
  private static final String JOB = "satisfaction-learning";
  private static final String REASON = "another model scores satisfaction";

  @Singleton
  SatisfactionStore store(MongoDatabase database) {
    return new MongoSatisfactionStore(database);
  }

  @Singleton
  SatisfactionModels models(SatisfactionStore store, Clock clock) {
    return new SatisfactionModels(store, clock);
  }

  @Singleton
  SatisfactionReport report(SatisfactionStore store, SatisfactionModels models) {
    return new SatisfactionReport(store, models);
  }

  @Singleton
  @Named(JOB)
  @Requires(property = "candor.classifier.satisfaction.learning", notEquals = "false")
  PeriodicJob learning(
      SatisfactionConfig config,
      SatisfactionStore store,
      SatisfactionModels models,
      HistoryRelabelling history,
      Leases leases,
      Clock clock) {
    SatisfactionLearning learning =
        new SatisfactionLearning(
            config,
            store,
            models,
            workspace -> history.request(workspace, TaxonomyChange.SYSTEM, REASON),
            clock);
    return new PeriodicJob(JOB, config.period(), leases, learning::run);
  }
}
