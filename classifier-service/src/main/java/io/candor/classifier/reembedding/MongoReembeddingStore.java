package io.candor.classifier.reembedding;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.candor.classifier.MongoIndexedCollection;
import io.candor.classifier.MongoUpserts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Runs in MongoDB, a document per workspace, and one document for the wanted model.
final class MongoReembeddingStore implements ReembeddingStore {
  private static final String WANTED = "wanted";

  private final MongoIndexedCollection runs;
  private final MongoIndexedCollection models;

  MongoReembeddingStore(MongoDatabase database) {
    this.runs =
        new MongoIndexedCollection(
            database.getCollection("reembedding_runs"),
            created ->
                created.createIndex(
                    Indexes.ascending("workspace"),
                    new IndexOptions().name("workspace").unique(true)));
    this.models =
        new MongoIndexedCollection(database.getCollection("embedding_models"), created -> {});
  }

  @Override
  public Optional<Wanted> wanted() {
    return Optional.ofNullable(models.get().find(new Document("_id", WANTED)).first())
        .map(
            found ->
                new Wanted(found.getString("model"), found.getDate("process_start").toInstant()));
  }

  @Override
  public void want(Wanted wanted) {
    MongoUpserts.write(
        models.get(),
        List.of(
            new ReplaceOneModel<>(
                new Document("_id", WANTED),
                new Document("_id", WANTED)
                    .append("model", wanted.modelId())
                    .append("process_start", Date.from(wanted.processStartTime())),
                new ReplaceOptions().upsert(true))));
  }

  @Override
  public Optional<ReembeddingRun> find(String workspace) {
    return Optional.ofNullable(runs.get().find(at(workspace)).first())
        .map(MongoReembeddingStore::toRun);
  }

  @Override
  public void put(ReembeddingRun run) {
    Instant end = run.endTime();
    MongoUpserts.write(
        runs.get(),
        List.of(
            new ReplaceOneModel<>(
                at(run.workspace()),
                at(run.workspace())
                    .append("model", run.modelId())
                    .append("state", run.state().name())
                    .append("total", run.total())
                    .append("done", run.done())
                    .append("start", Date.from(run.startTime()))
                    .append("end", end == null ? null : Date.from(end))
                    .append("relabelling", run.relabellingId()),
                new ReplaceOptions().upsert(true))));
  }

  @Override
  public List<ReembeddingRun> unfinished(String modelId) {
    List<ReembeddingRun> found = new ArrayList<>();
    // One small document per workspace.
    for (Document document : runs.get().find()) {
      ReembeddingRun run = toRun(document);
      if (run.modelId().equals(modelId) && run.state() != ReembeddingRun.State.DONE) {
        found.add(run);
      }
    }
    found.sort(Comparator.comparing(ReembeddingRun::workspace));
    return found;
  }

  private static Document at(String workspace) {
    return new Document("workspace", workspace);
  }

  private static ReembeddingRun toRun(Document document) {
    return new ReembeddingRun(
        document.getString("workspace"),
        document.getString("model"),
        ReembeddingRun.State.valueOf(document.getString("state")),
        document.getLong("total"),
        document.getLong("done"),
        document.getDate("start").toInstant(),
        instant(document.getDate("end")),
        document.getString("relabelling"));
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
