package io.candor.classifier.record;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.candor.classifier.MongoIndexedCollection;
import io.candor.classifier.MongoUpserts;
import io.candor.classifier.embedding.TextKey;
import io.candor.kit.mongo.MongoOutbox;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/// The queue as small documents that carry the delivery state of the kit's relay. Apart from the
/// records, because the relay reads through whatever is due, and should not have to read through
/// bodies for it; and emptied, so that there is little to read through.
final class MongoFactQueue implements FactQueue {
  private static final String BATCH = "batches/";

  private final MongoIndexedCollection entries;
  private final MongoOutbox outbox;

  /// @param entries of this queue alone
  /// @param relayIndexes creates the indexes that the relay needs on them
  MongoFactQueue(MongoCollection<Document> entries, Runnable relayIndexes, MongoOutbox outbox) {
    this.entries =
        new MongoIndexedCollection(
            entries,
            created -> {
              created.createIndex(
                  Indexes.ascending("workspace", "key"),
                  new IndexOptions().name("workspace_key").unique(true));
              relayIndexes.run();
            });
    this.outbox = outbox;
  }

  @Override
  public void addTogether(String workspace, List<Waiting> facts) {
    List<Waiting> latest = latest(facts);
    if (latest.size() < 2) {
      addApart(workspace, latest);
      return;
    }
    List<String> lines = latest.stream().map(MongoFactQueue::line).toList();
    // The same facts again are the same entry again.
    String name = BATCH + TextKey.of(String.join("\n", lines));
    replace(workspace, List.of(entry(workspace, name, 1, lines)));
  }

  @Override
  public void addApart(String workspace, List<Waiting> facts) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (Waiting fact : latest(facts)) {
      writes.add(entry(workspace, fact.key(), fact.factRevision(), List.of(line(fact))));
    }
    if (!writes.isEmpty()) {
      replace(workspace, writes);
    }
  }

  private static List<Waiting> latest(List<Waiting> facts) {
    Map<String, Waiting> latest = new LinkedHashMap<>();
    for (Waiting fact : facts) {
      latest.merge(fact.key(), fact, (a, b) -> a.factRevision() > b.factRevision() ? a : b);
    }
    return List.copyOf(latest.values());
  }

  private WriteModel<Document> entry(
      String workspace, String name, long revision, List<String> lines) {
    return new ReplaceOneModel<>(
        new Document("workspace", workspace).append("key", name),
        new Document("workspace", workspace)
            .append("key", name)
            .append("facts", lines)
            .append("delivery", outbox.delivery(workspace, name, revision)),
        new ReplaceOptions().upsert(true));
  }

  private void replace(String workspace, List<WriteModel<Document>> writes) {
    MongoUpserts.write(entries.get(), writes);
    outbox.written(workspace);
  }

  /// What the relay is given of an entry.
  static byte[] payload(Document entry) {
    return String.join("\n", entry.getList("facts", String.class)).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<Waiting> read(byte[] payload) {
    List<Waiting> facts = new ArrayList<>();
    for (String line : new String(payload, StandardCharsets.UTF_8).split("\n")) {
      int space = line.indexOf(' ');
      facts.add(new Waiting(line.substring(space + 1), Long.parseLong(line.substring(0, space))));
    }
    return facts;
  }

  private static String line(Waiting fact) {
    return fact.factRevision() + " " + fact.key();
  }

  @Override
  public void purge(String workspace) {
    // `d/…` is the state of a delivered entry; one that was queued again has another one.
    entries
        .get()
        .deleteMany(
            new Document("workspace", workspace)
                .append("delivery.etag", new Document("$regex", "^d/")));
  }
}
