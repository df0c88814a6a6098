package io.candor.classifier.reembedding;

import com.mongodb.client.MongoDatabase;
import io.candor.classifier.discovery.StaleVectors;
import io.candor.classifier.discovery.VectorStore;
import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.EmbeddingModel;
import io.candor.classifier.relabelling.HistoryRelabelling;
import io.candor.kit.lease.Leases;
import io.candor.kit.lease.PeriodicJob;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// Wires the change of the sentence model.
@Factory
final class ReembeddingFactory {
  private static final String JOB = "re-embedding";
  private static final Duration PERIOD = Duration.ofSeconds(2);

  @Singleton
  ReembeddingStore store(MongoDatabase database) {
    return new MongoReembeddingStore(database);
  }

  @Singleton
  @Bean(typed = {ModelFollowers.class, StaleVectors.class})
  ModelFollowers followers(ReembeddingStore store, EmbeddingModel model, Clock clock) {
    return new ModelFollowers(store, model, clock);
  }

  @Singleton
  @Named(JOB)
  PeriodicJob job(
      ReembeddingStore store,
      VectorStore vectors,
      ModelFollowers followers,
      Workspaces workspaces,
      HistoryRelabelling history,
      Embedder embedder,
      EmbeddingModel model,
      Leases leases,
      Clock clock) {
    Reembedding reembedding =
        new Reembedding(store, vectors, followers, workspaces, history, embedder, model, clock);
    return new PeriodicJob(JOB, PERIOD, leases, reembedding::run);
  }
}
