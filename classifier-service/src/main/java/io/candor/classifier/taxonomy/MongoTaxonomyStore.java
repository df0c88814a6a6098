package io.candor.classifier.taxonomy;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.Optional;
import org.bson.Document;

/// Taxonomies in MongoDB: one document per workspace and version, never changed.
final class MongoTaxonomyStore implements TaxonomyStore {
  private static final String COLLECTION = "taxonomies";

  private final MongoCollection<Document> taxonomies;

  MongoTaxonomyStore(MongoDatabase database) {
    this.taxonomies = database.getCollection(COLLECTION);
    taxonomies.createIndex(
        Indexes.compoundIndex(Indexes.ascending("workspace"), Indexes.descending("version")),
        new IndexOptions().name("workspace_version").unique(true));
  }

  @Override
  public Optional<Taxonomy> latest(String workspace) {
    Document found =
        taxonomies.find(eq("workspace", workspace)).sort(descending("version")).limit(1).first();
    return Optional.ofNullable(found).map(MongoTaxonomyDocuments::fromDocument);
  }

  @Override
  public boolean insert(String workspace, Taxonomy taxonomy) {
    try {
      taxonomies.insertOne(MongoTaxonomyDocuments.toDocument(workspace, taxonomy));
      return true;
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getError().getCode()) == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }
}
