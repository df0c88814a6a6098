package io.candor.classifier.policy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import io.candor.classifier.MongoIndexedCollection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;

/// Policy documents in MongoDB: one document per version, never changed.
final class MongoPolicyStore implements PolicyStore {
  private static final String COLLECTION = "policy_documents";

  private final MongoIndexedCollection documents;

  MongoPolicyStore(MongoDatabase database) {
    this.documents =
        new MongoIndexedCollection(
            database.getCollection(COLLECTION),
            collection ->
                collection.createIndex(
                    Indexes.ascending("workspace", "document", "version"),
                    new IndexOptions().name("workspace_document_version").unique(true)));
  }

  @Override
  public Map<String, Long> versions(String workspace) {
    Map<String, Long> versions = new TreeMap<>();
    documents
        .get()
        .find(new Document("workspace", workspace))
        .projection(Projections.include("document", "version"))
        .forEach(
            found ->
                versions.merge(found.getString("document"), found.getLong("version"), Math::max));
    return versions;
  }

  @Override
  public Optional<PolicyDocument> find(String workspace, String id, long version) {
    Document at =
        new Document("workspace", workspace).append("document", id).append("version", version);
    return Optional.ofNullable(documents.get().find(at).first())
        .map(MongoPolicyDocuments::fromDocument);
  }

  @Override
  public boolean insert(String workspace, PolicyDocument document) {
    try {
      documents.get().insertOne(MongoPolicyDocuments.toDocument(workspace, document));
      return true;
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getError().getCode()) == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }
}
