package io.candor.classifier.record;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.CountOptions;
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

/// A queue in the collection of deliveries, whose small documents carry the delivery state of the
/// kit's relay. Apart from the records, because the relay reads through whatever is due, and should
/// not have to read through bodies for it.
final class MongoWorkQueue implements WorkQueue {
  // The queues share a collection, in which a key may stand only once in a workspace.
  private static final char KEY_SEPARATOR = ':';
  // Two writers may create the same entry at the same moment; the second finds it then.
  private static final int MAX_ROUNDS = 5;

  private final MongoCollection<Document> entries;
  private final String hop;
  private final MongoOutbox outbox;

  /// @param entries the collection that the queues of all hops share
  MongoWorkQueue(MongoCollection<Document> entries, String hop, MongoOutbox outbox) {
    this.entries = entries;
    this.hop = hop;
    this.outbox = outbox;
    entries.createIndex(
        Indexes.ascending("workspace", "key"),
        new IndexOptions().name("workspace_key").unique(true));
  }

  @Override
  public void add(String workspace, List<Entry> added) {
    Map<String, Entry> latest = new LinkedHashMap<>();
    added.forEach(
        entry -> latest.merge(entry.key(), entry, (a, b) -> a.revision() > b.revision() ? a : b));
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (Entry entry : latest.values()) {
      String name = hop + KEY_SEPARATOR + entry.key();
      writes.add(
          new ReplaceOneModel<>(
              new Document("workspace", workspace).append("key", name),
              new Document("workspace", workspace)
                  .append("key", name)
                  .append("delivery", outbox.delivery(workspace, name, entry.revision())),
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
  public String recordKey(String deliveryKey) {
    return deliveryKey.substring(hop.length() + 1);
  }

  @Override
  public void purge(String workspace) {
    // `d/…` is the state of a delivered entry; one that was queued again has another one.
    entries.deleteMany(
        new Document("workspace", workspace)
            .append("delivery.etag", new Document("$regex", "^d/")));
  }

  @Override
  public long size(String workspace, int limit) {
    return entries.countDocuments(
        new Document("workspace", workspace).append("delivery.hop", hop),
        new CountOptions().limit(limit));
  }
}
