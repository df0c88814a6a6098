package io.candor.classifier.learning;

import com.mongodb.client.MongoDatabase;
import io.candor.classifier.discovery.VerbatimStore;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.relabelling.Relabelling;
import io.candor.classifier.taxonomy.ExampleStore;
import io.candor.classifier.taxonomy.Taxonomies;
import io.candor.classifier.taxonomy.TaxonomyStore;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Wires what people teach.
@Factory
final class LearningFactory {
  @Singleton
  ToldStore store(MongoDatabase database) {
    return new MongoToldStore(database);
  }

  @Singleton
  Corrections corrections(ToldStore store) {
    return new Corrections(store);
  }

  @Singleton
  TextErasure textErasure(
      ToldStore store,
      Taxonomies taxonomies,
      TaxonomyStore versions,
      ExampleStore examples,
      Clock clock) {
    return new TextErasure(store, taxonomies, versions, examples, clock);
  }

  @Singleton
  Learning learning(
      ToldStore store,
      RecordTexts texts,
      Taxonomies taxonomies,
      Labeller labeller,
      TaxonomyStore versions,
      Relabelling records,
      VerbatimStore verbatims,
      Clock clock) {
    return new Learning(store, texts, taxonomies, labeller, versions, records, verbatims, clock);
  }
}
