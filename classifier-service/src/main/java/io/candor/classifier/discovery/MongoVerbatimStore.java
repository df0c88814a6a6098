package io.candor.classifier.discovery;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.candor.classifier.MongoIndexedCollection;
import io.candor.classifier.MongoUpserts;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;

/// Verbatims in MongoDB, one document each, and one document per workspace for the progress.
final class MongoVerbatimStore implements VerbatimStore {
  private static final String VERBATIMS = "verbatims";
  private static final String PROGRESS = "discovery_progress";
  private static final Comparator<Verbatim> OLDEST_FIRST =
      Comparator.comparing(Verbatim::time).thenComparing(Verbatim::key);

  private final MongoIndexedCollection verbatims;
  private final MongoIndexedCollection progress;

  MongoVerbatimStore(MongoDatabase database) {
    this.verbatims =
        new MongoIndexedCollection(
            database.getCollection(VERBATIMS), created -> unique(created, "workspace", "key"));
    this.progress =
        new MongoIndexedCollection(
            database.getCollection(PROGRESS), created -> unique(created, "workspace"));
  }

  private static void unique(MongoCollection<Document> collection, String... fields) {
    collection.createIndex(
        Indexes.ascending(fields), new IndexOptions().name(String.join("_", fields)).unique(true));
  }

  @Override
  public void put(String workspace, List<Verbatim> arrived) {
    if (arrived.isEmpty()) {
      return;
    }
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (Verbatim verbatim : arrived) {
      writes.add(
          new ReplaceOneModel<>(
              at(workspace, verbatim.key()),
              toDocument(workspace, verbatim),
              new ReplaceOptions().upsert(true)));
    }
    MongoUpserts.write(verbatims.get(), writes);
    lookAgain(workspace);
  }

  @Override
  public void lookAgain(String workspace) {
    MongoUpserts.write(
        progress.get(),
        List.of(
            new UpdateOneModel<>(
                new Document("workspace", workspace),
                combine(inc("arrivals", 1L), setOnInsert("searched", 0L)),
                new UpdateOptions().upsert(true))));
  }

  @Override
  public void remove(String workspace, Collection<String> keys) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    keys.forEach(key -> writes.add(new DeleteOneModel<>(at(workspace, key))));
    MongoUpserts.write(verbatims.get(), writes);
  }

  @Override
  public List<Verbatim> all(String workspace) {
    List<Verbatim> all = new ArrayList<>();
    verbatims
        .get()
        .find(new Document("workspace", workspace))
        .forEach(document -> all.add(toVerbatim(document)));
    all.sort(OLDEST_FIRST);
    return all;
  }

  @Override
  public List<Progress> waiting() {
    List<Progress> waiting = new ArrayList<>();
    // One small document per workspace: the embedded server would read all of them for any filter.
    for (Document state : progress.get().find()) {
      long arrivals = state.getLong("arrivals");
      if (arrivals != state.getLong("searched")) {
        Date until = state.getDate("until");
        waiting.add(
            new Progress(
                state.getString("workspace"), arrivals, until == null ? null : until.toInstant()));
      }
    }
    return waiting;
  }

  @Override
  public void searched(Progress searched, Instant until) {
    progress
        .get()
        .updateOne(
            new Document("workspace", searched.workspace()),
            combine(set("searched", searched.arrivals()), set("until", Date.from(until))));
  }

  private static Document at(String workspace, String key) {
    return new Document("workspace", workspace).append("key", key);
  }

  private static Document toDocument(String workspace, Verbatim verbatim) {
    ByteBuffer vector = ByteBuffer.allocate(verbatim.vector().length * Float.BYTES);
    for (float value : verbatim.vector()) {
      vector.putFloat(value);
    }
    return at(workspace, verbatim.key())
        .append("record", verbatim.recordKey())
        .append("text", verbatim.text())
        .append("time", Date.from(verbatim.time()))
        .append("customer", verbatim.customer())
        .append("producer_area", verbatim.producerArea())
        .append("rated", verbatim.rated().name())
        .append("themes", verbatim.themeIds())
        .append("vector", new Binary(vector.array()));
  }

  private static Verbatim toVerbatim(Document document) {
    ByteBuffer bytes = ByteBuffer.wrap(document.get("vector", Binary.class).getData());
    float[] vector = new float[bytes.remaining() / Float.BYTES];
    for (int d = 0; d < vector.length; d++) {
      vector[d] = bytes.getFloat();
    }
    return new Verbatim(
        document.getString("key"),
        document.getString("record"),
        document.getString("text"),
        document.getDate("time").toInstant(),
        document.getString("customer"),
        document.getString("producer_area"),
        // Documents of earlier versions have none.
        Verbatim.Rated.valueOf(document.get("rated", Verbatim.Rated.NOT.name())),
        document.getList("themes", String.class, List.of()),
        vector);
  }
}
