package io.candor.classifier.taxonomy;

import com.mongodb.client.MongoDatabase;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Wires the taxonomies.
@Factory
final class TaxonomyFactory {
  @Singleton
  TaxonomyStore store(MongoDatabase database) {
    return new MongoTaxonomyStore(database);
  }

  @Singleton
  ExampleStore exampleStore(MongoDatabase database) {
    return new MongoExampleStore(database);
  }

  @Singleton
  Taxonomies taxonomies(TaxonomyStore store, Clock clock) {
    return new Taxonomies(store, DefaultTaxonomy.load(), clock);
  }
}
