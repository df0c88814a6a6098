package io.candor.classifier.record;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import io.candor.classifier.MongoContested;
import io.candor.classifier.MongoIndexedCollection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.types.Binary;

/// Records in MongoDB, one document each, changed as a whole by compare-and-set on `etag`. Filters
/// name exactly the fields of a unique index: the embedded server looks up nothing else.
final class MongoRecordStore implements RecordStore {
  private static final String COLLECTION = "records";

  private final MongoIndexedCollection records;

  MongoRecordStore(MongoDatabase database) {
    this.records =
        new MongoIndexedCollection(
            database.getCollection(COLLECTION), MongoRecordStore::createIndexes);
  }

  private static void createIndexes(MongoCollection<Document> records) {
    records.createIndex(
        Indexes.ascending("workspace", "key"),
        new IndexOptions().name("workspace_key").unique(true));
    records.createIndex(
        Indexes.ascending("workspace", "key", "etag"),
        new IndexOptions().name("workspace_key_etag").unique(true));
  }

  @Override
  public Optional<StoredRecord> find(String workspace, String key) {
    return Optional.ofNullable(records.get().find(at(workspace, key)).first())
        .map(MongoRecordDocuments::toRecord);
  }

  @Override
  public Optional<byte[]> findFact(String workspace, String key) {
    return Optional.ofNullable(
            records.get().find(at(workspace, key)).projection(Projections.include("fact")).first())
        .map(document -> document.get("fact", Binary.class).getData());
  }

  @Override
  public long count(String workspace) {
    return records.get().countDocuments(new Document("workspace", workspace));
  }

  @Override
  public void eachKey(String workspace, String after, Predicate<String> visitor) {
    Document behind =
        new Document("workspace", workspace).append("key", new Document("$gt", after));
    // One pass with a cursor: pages would each read the whole collection on the embedded server.
    try (MongoCursor<Document> found =
        records
            .get()
            .find(behind)
            .projection(Projections.include("key"))
            .sort(Sorts.ascending("key"))
            .noCursorTimeout(true)
            .cursor()) {
      while (found.hasNext() && visitor.test(found.next().getString("key"))) {
        // the visitor does the work
      }
    }
  }

  @Override
  public Set<String> write(String workspace, List<Change> changes) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (Change change : changes) {
      StoredRecord before = change.before();
      Document after = MongoRecordDocuments.toDocument(workspace, change.after());
      writes.add(
          before == null
              ? new InsertOneModel<>(after)
              : new ReplaceOneModel<>(
                  at(workspace, before.key()).append("etag", MongoRecordDocuments.etag(before)),
                  after));
    }
    return MongoContested.writeAll(records.get(), writes)
        ? keys(changes)
        : storedKeys(workspace, changes);
  }

  /// Looks which changes met another writer; the answer of a bulk write does not say.
  private Set<String> storedKeys(String workspace, List<Change> changes) {
    Set<String> stored = new HashSet<>();
    for (Change change : changes) {
      Document now =
          records
              .get()
              .find(at(workspace, change.after().key()))
              .projection(Projections.include("etag"))
              .first();
      if (now != null && MongoRecordDocuments.etag(change.after()).equals(now.getString("etag"))) {
        stored.add(change.after().key());
      }
    }
    return stored;
  }

  private static Set<String> keys(List<Change> changes) {
    Set<String> keys = new HashSet<>();
    changes.forEach(change -> keys.add(change.after().key()));
    return keys;
  }

  private static Document at(String workspace, String key) {
    return new Document("workspace", workspace).append("key", key);
  }
}
