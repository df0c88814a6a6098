package io.candor.classifier.check;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.candor.classifier.MongoIndexedCollection;
import io.candor.classifier.MongoUpserts;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// States of re-checks in MongoDB, one document per workspace.
final class MongoRecheckStore implements RecheckStore {
  private final MongoIndexedCollection states;

  MongoRecheckStore(MongoDatabase database) {
    this.states =
        new MongoIndexedCollection(
            database.getCollection("rechecks"),
            collection ->
                collection.createIndex(
                    Indexes.ascending("workspace"),
                    new IndexOptions().name("workspace").unique(true)));
  }

  @Override
  public Optional<State> find(String workspace) {
    return Optional.ofNullable(states.get().find(at(workspace)).first())
        .map(
            found ->
                new State(
                    number(found, "rules"),
                    instant(found, "request_time"),
                    instant(found, "finish_time"),
                    instant(found, "answered_time"),
                    found.getBoolean("running", false),
                    number(found, "read"),
                    number(found, "changed")));
  }

  @Override
  public void register(String workspace) {
    MongoUpserts.write(
        states.get(),
        List.of(
            new UpdateOneModel<>(
                at(workspace),
                new Document("$setOnInsert", new Document("rules", 0L)),
                new UpdateOptions().upsert(true))));
  }

  @Override
  public void request(String workspace, Instant time) {
    set(
        workspace,
        new Document("request_time", Date.from(time))
            .append("running", true)
            .append("read", 0L)
            .append("changed", 0L));
  }

  @Override
  public void progress(String workspace, long readCount, long changedCount) {
    set(
        workspace,
        new Document("running", true).append("read", readCount).append("changed", changedCount));
  }

  @Override
  public void finish(String workspace, @Nullable Instant request, long rulesVersion, Instant time) {
    Document fields = new Document("rules", rulesVersion).append("finish_time", Date.from(time));
    if (request != null) {
      fields.append("answered_time", Date.from(request));
    }
    set(workspace, fields);
    Document answered =
        at(workspace).append("request_time", request == null ? null : Date.from(request));
    states.get().updateOne(answered, new Document("$set", new Document("running", false)));
  }

  @Override
  public Set<String> workspaces() {
    return states.get().distinct("workspace", String.class).into(new HashSet<>());
  }

  private void set(String workspace, Document fields) {
    MongoUpserts.write(
        states.get(),
        List.of(
            new UpdateOneModel<>(
                at(workspace), new Document("$set", fields), new UpdateOptions().upsert(true))));
  }

  private static Document at(String workspace) {
    return new Document("workspace", workspace);
  }

  private static long number(Document document, String field) {
    Long number = document.getLong(field);
    return number == null ? 0 : number;
  }

  private static @Nullable Instant instant(Document document, String field) {
    Date date = document.getDate(field);
    return date == null ? null : date.toInstant();
  }
}
