package io.candor.classifier.satisfaction;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
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
import io.candor.classifier.satisfaction.Scorer.Errors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/// Samples and models in MongoDB, a document each.
final class MongoSatisfactionStore implements SatisfactionStore {
  private static final Comparator<RatedSample> OLDEST_FIRST =
      Comparator.comparing(RatedSample::time).thenComparing(RatedSample::key);

  private final MongoIndexedCollection samples;
  private final MongoIndexedCollection progress;
  private final MongoIndexedCollection models;

  MongoSatisfactionStore(MongoDatabase database) {
    this.samples = indexed(database, "rated_samples", "workspace", "key");
    this.progress = indexed(database, "satisfaction_progress", "workspace");
    this.models = indexed(database, "satisfaction_models", "workspace", "kind", "number");
  }

  private static MongoIndexedCollection indexed(
      MongoDatabase database, String name, String... fields) {
    MongoCollection<Document> collection = database.getCollection(name);
    return new MongoIndexedCollection(
        collection,
        created ->
            created.createIndex(
                Indexes.ascending(fields),
                new IndexOptions().name(String.join("_", fields)).unique(true)));
  }

  @Override
  public void put(String workspace, List<RatedSample> arrived) {
    if (arrived.isEmpty()) {
      return;
    }
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (RatedSample sample : arrived) {
      writes.add(
          new ReplaceOneModel<>(
              at(workspace, sample.key()),
              at(workspace, sample.key())
                  .append("kind", sample.signs().kind().name())
                  .append("signs", doubles(sample.signs().values()))
                  .append("rating", sample.rating())
                  .append("time", Date.from(sample.time())),
              new ReplaceOptions().upsert(true)));
    }
    MongoUpserts.write(samples.get(), writes);
    MongoUpserts.write(
        progress.get(),
        List.of(
            new UpdateOneModel<>(
                new Document("workspace", workspace),
                combine(inc("arrivals", (long) arrived.size()), setOnInsert("looked", 0L)),
                new UpdateOptions().upsert(true))));
  }

  @Override
  public List<RatedSample> samples(String workspace, Signs.Kind kind) {
    List<RatedSample> found = new ArrayList<>();
    samples
        .get()
        .find(new Document("workspace", workspace).append("kind", kind.name()))
        .forEach(
            document -> {
              List<Double> values = document.getList("signs", Double.class);
              // Signs of another release: what it knew of them is of no use now.
              if (values.size() == kind.names().size()) {
                found.add(
                    new RatedSample(
                        document.getString("key"),
                        new Signs(kind, floats(values)),
                        document.getDouble("rating"),
                        document.getDate("time").toInstant()));
              }
            });
    found.sort(OLDEST_FIRST);
    return found;
  }

  @Override
  public void remove(String workspace, List<RatedSample> gone) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    gone.forEach(sample -> writes.add(new DeleteOneModel<>(at(workspace, sample.key()))));
    MongoUpserts.write(samples.get(), writes);
  }

  @Override
  public List<Waiting> waiting() {
    List<Waiting> waiting = new ArrayList<>();
    for (Document state : progress.get().find()) {
      long arrivals = state.getLong("arrivals");
      long looked = state.getLong("looked");
      if (arrivals != looked) {
        waiting.add(new Waiting(state.getString("workspace"), arrivals, looked));
      }
    }
    return waiting;
  }

  @Override
  public void looked(Waiting waiting) {
    progress
        .get()
        .updateOne(
            new Document("workspace", waiting.workspace()), set("looked", waiting.arrivals()));
  }

  @Override
  public Optional<SatisfactionModel> find(String workspace, Signs.Kind kind, long number) {
    Document at =
        new Document("workspace", workspace).append("kind", kind.name()).append("number", number);
    return Optional.ofNullable(models.get().find(at).first())
        .map(document -> toModel(document, kind))
        .filter(model -> model.scorer().weights()[0].length == kind.names().size() + 1);
  }

  @Override
  public boolean insert(String workspace, SatisfactionModel model) {
    Document document =
        new Document("workspace", workspace)
            .append("kind", model.kind().name())
            .append("number", model.number())
            .append("version", model.scorer().version())
            .append(
                "weights",
                Arrays.stream(model.scorer().weights())
                    .map(row -> Arrays.stream(row).boxed().toList())
                    .toList())
            .append("trained", Date.from(model.trainTime()))
            .append("held_back", toDocument(model.heldBack()))
            .append("replaced", toDocument(model.replaced()));
    try {
      models.get().insertOne(document);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  private static SatisfactionModel toModel(Document document, Signs.Kind kind) {
    List<double[]> rows = new ArrayList<>();
    for (List<?> row : document.getList("weights", List.class, List.of())) {
      rows.add(row.stream().mapToDouble(weight -> ((Number) weight).doubleValue()).toArray());
    }
    double[][] weights = rows.toArray(double[][]::new);
    return new SatisfactionModel(
        kind,
        document.getLong("number"),
        new Scorer(document.getString("version"), weights),
        document.getDate("trained").toInstant(),
        errors(document.get("held_back", Document.class)),
        errors(document.get("replaced", Document.class)));
  }

  private static Document toDocument(Errors errors) {
    return new Document("samples", errors.sampleCount())
        .append("absolute", errors.meanAbsolute())
        .append("bias", errors.bias())
        .append("brier", errors.brier())
        .append("calibration", errors.calibration());
  }

  private static Errors errors(Document document) {
    return new Errors(
        document.getInteger("samples"),
        document.getDouble("absolute"),
        document.getDouble("bias"),
        document.getDouble("brier"),
        document.getDouble("calibration"));
  }

  private static Document at(String workspace, String key) {
    return new Document("workspace", workspace).append("key", key);
  }

  private static List<Double> doubles(float[] values) {
    List<Double> doubles = new ArrayList<>();
    for (float value : values) {
      doubles.add((double) value);
    }
    return doubles;
  }

  private static float[] floats(List<Double> values) {
    float[] floats = new float[values.size()];
    for (int d = 0; d < floats.length; d++) {
      floats[d] = values.get(d).floatValue();
    }
    return floats;
  }
}
