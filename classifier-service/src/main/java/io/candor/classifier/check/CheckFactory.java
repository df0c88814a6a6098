package io.candor.classifier.check;

import com.mongodb.client.MongoDatabase;
import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.EmbeddingModel;
import io.candor.classifier.policy.Policies;
import io.candor.classifier.policy.SentenceVectors;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Wires the checks.
@Factory
final class CheckFactory {
  @Singleton
  CheckStore store(MongoDatabase database) {
    return new MongoCheckStore(database);
  }

  @Singleton
  RecheckStore rechecks(MongoDatabase database) {
    return new MongoRecheckStore(database);
  }

  @Singleton
  Checks checks(
      Policies policies,
      CheckStore store,
      RecheckStore rechecks,
      CheckRulebook rulebook,
      CustomerDirectory customers,
      Clock clock) {
    return new Checks(policies, store, rechecks, rulebook, customers, clock);
  }

  @Singleton
  SentenceVectors sentenceVectors(Embedder embedder, EmbeddingModel model) {
    return model.shipped() ? EmbeddedSentences.by(embedder) : EmbeddedSentences.byAnother(embedder);
  }

  @Singleton
  CheckRulebook rulebook(
      Policies policies,
      CheckStore store,
      RecheckStore rechecks,
      SentenceVectors vectors,
      Clock clock) {
    return new CheckRulebook(policies, store, rechecks, vectors, clock);
  }
}
