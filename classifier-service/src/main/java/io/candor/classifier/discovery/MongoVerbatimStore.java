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
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.candor.classifier.MongoIndexedCollection;
import io.candor.classifier.MongoUpserts;
import io.candor.classifier.embedding.TextKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;

/// Verbatims in MongoDB, one document each, and one document per workspace for the progress.
final class MongoVerbatimStore implements VerbatimStore, VectorStore {
  private static final String VERBATIMS = "verbatims";
  private static final String PROGRESS = "discovery_progress";
  private static final Comparator<Verbatim> OLDEST_FIRST =
      Comparator.comparing(Verbatim::time).thenComparing(Verbatim::key);

  private static final String ORIGIN = "vector_of";

  private final String modelId;
  private final StaleVectors staleVectors;
  private final MongoIndexedCollection verbatims;
  private final MongoIndexedCollection progress;

  /// @param modelId the model that makes the vectors which are put, and whose vectors are given
  MongoVerbatimStore(MongoDatabase database, String modelId, StaleVectors staleVectors) {
    this.modelId = modelId;
    this.staleVectors = staleVectors;
    this.verbatims =
        new MongoIndexedCollection(
            database.getCollection(VERBATIMS),
            created -> {
              unique(created, "workspace", "key");
              unique(created, "workspace", "key", ORIGIN);
            });
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
    boolean stale = false;
    for (Document document : verbatims.get().find(new Document("workspace", workspace))) {
      if (isStale(document)) {
        stale = true;
      } else {
        all.add(toVerbatim(document));
      }
    }
    if (stale) {
      staleVectors.found(workspace);
    }
    all.sort(OLDEST_FIRST);
    return all;
  }

  @Override
  public List<StaleVector> stale(String workspace) {
    List<StaleVector> stale = new ArrayList<>();
    verbatims
        .get()
        .find(new Document("workspace", workspace))
        .projection(Projections.include("key", "text", ORIGIN))
        .forEach(
            document -> {
              if (isStale(document)) {
                stale.add(
                    new StaleVector(
                        document.getString("key"),
                        document.getString("text"),
                        document.get(ORIGIN, "")));
              }
            });
    return stale;
  }

  @Override
  public void replace(String workspace, Map<StaleVector, float[]> vectors) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    vectors.forEach(
        (stale, vector) ->
            writes.add(
                new UpdateOneModel<>(
                    // Documents of earlier versions have no origin.
                    at(workspace, stale.key())
                        .append(ORIGIN, stale.origin().isEmpty() ? null : stale.origin()),
                    combine(set("vector", toBinary(vector)), set(ORIGIN, origin(stale.text()))))));
    MongoUpserts.write(verbatims.get(), writes);
  }

  private boolean isStale(Document document) {
    return !document.get(ORIGIN, "").startsWith(modelId + " ");
  }

  /// Which model made a vector of which text.
  private String origin(String text) {
    return modelId + " " + TextKey.of(text);
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
  public long waitingCount(String workspace) {
    Document state = progress.get().find(new Document("workspace", workspace)).first();
    return state == null ? 0 : state.getLong("arrivals") - state.getLong("searched");
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

  private static Binary toBinary(float[] vector) {
    ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
    for (float value : vector) {
      bytes.putFloat(value);
    }
    return new Binary(bytes.array());
  }

  private Document toDocument(String workspace, Verbatim verbatim) {
    return at(workspace, verbatim.key())
        .append("record", verbatim.recordKey())
        .append("text", verbatim.text())
        .append("time", Date.from(verbatim.time()))
        .append("customer", verbatim.customer())
        .append("producer_area", verbatim.producerArea())
        .append("rated", verbatim.rated().name())
        .append("themes", verbatim.themeIds())
        .append("vector", toBinary(verbatim.vector()))
        .append(ORIGIN, origin(verbatim.text()));
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
