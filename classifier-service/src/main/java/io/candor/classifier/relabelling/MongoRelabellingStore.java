package io.candor.classifier.relabelling;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.candor.classifier.MongoIndexedCollection;
import io.candor.classifier.MongoUpserts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/// Runs in MongoDB, a document each.
final class MongoRelabellingStore implements RelabellingStore {
  private static final Comparator<RelabellingRun> EARLIEST_FIRST =
      Comparator.comparing(RelabellingRun::requestTime).thenComparing(RelabellingRun::id);

  private final MongoIndexedCollection runs;

  MongoRelabellingStore(MongoDatabase database) {
    this.runs =
        new MongoIndexedCollection(
            database.getCollection("relabelling_runs"),
            created ->
                created.createIndex(
                    Indexes.ascending("workspace", "id"),
                    new IndexOptions().name("workspace_id").unique(true)));
  }

  @Override
  public void put(RelabellingRun run) {
    MongoUpserts.write(
        runs.get(),
        List.of(
            new ReplaceOneModel<>(
                at(run.workspace(), run.id()),
                at(run.workspace(), run.id())
                    .append("actor", run.actor())
                    .append("reason", run.reason())
                    .append("requested", Date.from(run.requestTime()))
                    .append("state", run.state().name())
                    .append("total", run.total())
                    .append("done", run.done())
                    .append("changed", run.changed())
                    .append("position", run.position()),
                new ReplaceOptions().upsert(true))));
  }

  @Override
  public Optional<RelabellingRun> find(String workspace, String id) {
    return Optional.ofNullable(runs.get().find(at(workspace, id)).first())
        .map(MongoRelabellingStore::toRun);
  }

  @Override
  public List<RelabellingRun> list(String workspace) {
    List<RelabellingRun> found = new ArrayList<>();
    runs.get()
        .find(new Document("workspace", workspace))
        .forEach(document -> found.add(toRun(document)));
    found.sort(EARLIEST_FIRST.reversed());
    return found;
  }

  @Override
  public List<RelabellingRun> unfinished() {
    List<RelabellingRun> found = new ArrayList<>();
    Document open = new Document("state", new Document("$ne", RelabellingRun.State.DONE.name()));
    runs.get().find(open).forEach(document -> found.add(toRun(document)));
    found.sort(EARLIEST_FIRST);
    return found;
  }

  private static Document at(String workspace, String id) {
    return new Document("workspace", workspace).append("id", id);
  }

  private static RelabellingRun toRun(Document document) {
    return new RelabellingRun(
        document.getString("workspace"),
        document.getString("id"),
        document.getString("actor"),
        document.getString("reason"),
        document.getDate("requested").toInstant(),
        RelabellingRun.State.valueOf(document.getString("state")),
        document.getLong("total"),
        document.getLong("done"),
        document.getLong("changed"),
        document.getString("position"));
  }
}
