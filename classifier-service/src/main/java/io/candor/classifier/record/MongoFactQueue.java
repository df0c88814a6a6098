package io.candor.classifier.record;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.candor.kit.mongo.MongoOutbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/// The queue as small documents that carry the delivery state of the kit's relay. Apart from the
/// records, because the relay reads through whatever is due, and should not have to read through
/// bodies for it; and emptied, so that there is little to read through.
final class MongoFactQueue implements FactQueue {
  // Two writers may create the same entry at the same moment; the second finds it then.
  private static final int MAX_ROUNDS = 5;

  private final MongoCollection<Document> entries;
  private final MongoOutbox outbox;

  MongoFactQueue(MongoCollection<Document> entries, MongoOutbox outbox) {
    this.entries = entries;
    this.outbox = outbox;
    entries.createIndex(
        Indexes.ascending("workspace", "key"),
        new IndexOptions().name("workspace_key").unique(true));
  }

  @Override
  public void add(String workspace, List<Entry> added) {
    Map<String, Entry> latest = new LinkedHashMap<>();
    for (Entry entry : added) {
      latest.merge(entry.key(), entry, (a, b) -> a.factRevision() > b.factRevision() ? a : b);
    }
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (Entry entry : latest.values()) {
      writes.add(
          new ReplaceOneModel<>(
              new Document("workspace", workspace).append("key", entry.key()),
              new Document("workspace", workspace)
                  .append("key", entry.key())
                  .append(
                      "delivery", outbox.delivery(workspace, entry.key(), entry.factRevision())),
              new ReplaceOptions().upsert(true)));
    }
    if (!writes.isEmpty()) {
      replace(writes);
      outbox.written(workspace);
    }
  }

  private void replace(List<WriteModel<Document>> writes) {
    for (int round = 1; ; round++) {
      try {
        entries.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        return;
      } catch (MongoBulkWriteException e) {
        boolean contested =
            e.getWriteErrors().stream()
                .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
        if (!contested || e.getWriteConcernError() != null || round == MAX_ROUNDS) {
          throw e;
        }
      }
    }
  }

  @Override
  public void purge(String workspace) {
    // `d/…` is the state of a delivered entry; one that was queued again has another one.
    entries.deleteMany(
        new Document("workspace", workspace)
            .append("delivery.etag", new Document("$regex", "^d/")));
  }
}
