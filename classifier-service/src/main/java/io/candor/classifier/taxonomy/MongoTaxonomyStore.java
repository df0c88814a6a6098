package io.candor.classifier.taxonomy;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import io.candor.classifier.MongoIndexedCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/// Taxonomies in MongoDB: one document per workspace and version, which only an
/// erasure changes.
final class MongoTaxonomyStore implements TaxonomyStore {
  static final String COLLECTION = "taxonomies";

  private final MongoIndexedCollection taxonomies;

  MongoTaxonomyStore(MongoDatabase database) {
    this.taxonomies =
        new MongoIndexedCollection(
            database.getCollection(COLLECTION),
            created ->
                created.createIndex(
                    Indexes.compoundIndex(
                        Indexes.ascending("workspace"), Indexes.descending("version")),
                    new IndexOptions().name("workspace_version").unique(true)));
  }

  @Override
  public Optional<Taxonomy> latest(String workspace) {
    Document found =
        taxonomies
            .get()
            .find(eq("workspace", workspace))
            .sort(descending("version"))
            .limit(1)
            .first();
    return Optional.ofNullable(found).map(MongoTaxonomyDocuments::fromDocument);
  }

  @Override
  public Optional<Taxonomy> find(String workspace, long version) {
    Document at = new Document("workspace", workspace).append("version", version);
    return Optional.ofNullable(taxonomies.get().find(at).first())
        .map(MongoTaxonomyDocuments::fromDocument);
  }

  @Override
  public boolean insert(String workspace, Taxonomy taxonomy, TaxonomyChange change) {
    try {
      taxonomies.get().insertOne(MongoTaxonomyDocuments.toDocument(workspace, taxonomy, change));
      return true;
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getError().getCode()) == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public List<TaxonomyChange> changes(String workspace, long beforeVersion, int limit) {
    Document earlier =
        new Document("workspace", workspace).append("version", new Document("$lt", beforeVersion));
    List<TaxonomyChange> changes = new ArrayList<>();
    taxonomies
        .get()
        .find(earlier)
        .sort(descending("version"))
        .limit(limit)
        .projection(Projections.include("version", "change"))
        .forEach(document -> changes.add(MongoTaxonomyDocuments.change(document)));
    return changes;
  }
}
