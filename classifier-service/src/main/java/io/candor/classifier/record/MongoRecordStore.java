package io.candor.classifier.record;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.candor.classifier.record.StoredRecord.Labelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Records in MongoDB, one document each. Filters name exactly the fields of a unique index: the
/// embedded server looks up nothing else.
final class MongoRecordStore implements RecordStore {
  private static final String COLLECTION = "records";
  // Each round settles at least one writer of a contested record, so a few are plenty.
  private static final int MAX_ROUNDS = 20;

  private final MongoCollection<Document> records;

  MongoRecordStore(MongoDatabase database) {
    this.records = database.getCollection(COLLECTION);
    records.createIndex(
        Indexes.ascending("workspace", "key"),
        new IndexOptions().name("workspace_key").unique(true));
    records.createIndex(
        Indexes.ascending("workspace", "key", "etag"),
        new IndexOptions().name("workspace_key_etag").unique(true));
  }

  @Override
  public void write(String workspace, List<IncomingRecord> incoming) {
    Map<String, IncomingRecord> latest = new HashMap<>();
    for (IncomingRecord record : incoming) {
      latest.merge(record.key(), record, (a, b) -> a.revision() >= b.revision() ? a : b);
    }
    List<IncomingRecord> open = new ArrayList<>(latest.values());
    for (int round = 0; !open.isEmpty(); round++) {
      if (round == MAX_ROUNDS) {
        throw new IllegalStateException("a record changes faster than it can be written");
      }
      open = writeNewer(workspace, open);
    }
  }

  /// Returns the records that met another writer and must be looked at again.
  private List<IncomingRecord> writeNewer(String workspace, List<IncomingRecord> incoming) {
    List<WriteModel<Document>> changes = new ArrayList<>();
    List<IncomingRecord> changed = new ArrayList<>();
    int insertCount = 0;
    for (IncomingRecord record : incoming) {
      Document current = current(workspace, record.key());
      if (current == null) {
        changes.add(new InsertOneModel<>(MongoRecordDocuments.inserted(workspace, record)));
        changed.add(record);
        insertCount++;
      } else if (current.getLong("revision") < record.revision()) {
        changes.add(
            new UpdateOneModel<>(
                at(workspace, record.key()).append("etag", current.getString("etag")),
                MongoRecordDocuments.replaced(record, current.getLong("fact_revision"))));
        changed.add(record);
      }
    }
    if (changes.isEmpty()) {
      return List.of();
    }
    try {
      var result = records.bulkWrite(changes, new BulkWriteOptions().ordered(false));
      boolean all = result.getMatchedCount() == changes.size() - insertCount;
      return all ? List.of() : changed;
    } catch (MongoBulkWriteException e) {
      boolean contested =
          e.getWriteErrors().stream()
              .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
      if (contested && e.getWriteConcernError() == null) {
        return changed;
      }
      throw e;
    }
  }

  private @Nullable Document current(String workspace, String key) {
    return records
        .find(at(workspace, key))
        .projection(Projections.include("revision", "etag", "fact_revision"))
        .first();
  }

  @Override
  public Optional<StoredRecord> find(String workspace, String key) {
    return Optional.ofNullable(records.find(at(workspace, key)).first())
        .map(MongoRecordDocuments::toRecord);
  }

  @Override
  public boolean label(String workspace, StoredRecord read, Labelling labelling) {
    return records
            .updateOne(
                at(workspace, read.key()).append("etag", read.etag()),
                MongoRecordDocuments.labelled(read, labelling))
            .getMatchedCount()
        == 1;
  }

  private static Document at(String workspace, String key) {
    return new Document("workspace", workspace).append("key", key);
  }
}
