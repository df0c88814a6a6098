package io.candor.classifier.discovery;

import com.mongodb.client.MongoDatabase;
import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.EmbeddingModel;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.relabelling.Relabelling;
import io.candor.classifier.taxonomy.Taxonomies;
import io.candor.kit.backlog.WaitingWork;
import io.candor.kit.backlog.WorkBacklog;
import io.candor.kit.lease.Leases;
import io.candor.kit.lease.PeriodicJob;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/// Wires the search for themes.
@Factory
final class DiscoveryFactory {
  private static final String JOB = "theme-discovery";

  @Singleton
  @Bean(typed = {VerbatimStore.class, VectorStore.class})
  MongoVerbatimStore store(MongoDatabase database, EmbeddingModel model, StaleVectors stale) {
    return new MongoVerbatimStore(database, model.id(), stale);
  }

  @Singleton
  VerbatimPool pool(DiscoveryConfig config, VerbatimStore store, Embedder embedder) {
    return new VerbatimPool(config.enabled(), store, embedder);
  }

  @Singleton
  @Requires(property = "candor.classifier.discovery.enabled", notEquals = "false")
  WaitingWork waitingTexts(VerbatimStore store) {
    return workspace ->
        new WorkBacklog("discovery", store.waitingCount(workspace), 0, Optional.empty());
  }

  @Singleton
  @Named(JOB)
  @Requires(property = "candor.classifier.discovery.enabled", notEquals = "false")
  PeriodicJob discovery(
      DiscoveryConfig config,
      VerbatimStore store,
      Taxonomies taxonomies,
      Labeller labeller,
      Embedder embedder,
      Relabelling relabelling,
      StaleVectors stale,
      Leases leases,
      Clock clock) {
    DiscoveryRounds rounds =
        new DiscoveryRounds(
            store,
            new ThemeDiscovery(config, store, taxonomies, labeller, embedder, relabelling, clock),
            stale,
            clock);
    return new PeriodicJob(JOB, config.period(), leases, rounds::run);
  }
}
