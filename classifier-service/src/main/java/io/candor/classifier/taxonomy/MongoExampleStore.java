package io.candor.classifier.taxonomy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/// Examples in the documents of [MongoTaxonomyStore], which nobody else changes once they are
/// there.
final class MongoExampleStore implements ExampleStore {
  private final MongoCollection<Document> taxonomies;

  MongoExampleStore(MongoDatabase database) {
    this.taxonomies = database.getCollection(MongoTaxonomyStore.COLLECTION);
  }

  @Override
  public void forget(String workspace, Set<String> texts) {
    List<Document> changed = new ArrayList<>();
    for (Document document : taxonomies.find(new Document("workspace", workspace))) {
      Taxonomy taxonomy = MongoTaxonomyDocuments.fromDocument(document);
      if (TaxonomyErasure.texts(taxonomy).anyMatch(texts::contains)) {
        changed.add(
            MongoTaxonomyDocuments.toDocument(
                workspace,
                TaxonomyErasure.without(taxonomy, texts, taxonomy.version()),
                MongoTaxonomyDocuments.change(document)));
      }
    }
    for (Document document : changed) {
      taxonomies.replaceOne(
          new Document("workspace", workspace).append("version", document.getLong("version")),
          document);
    }
  }
}
