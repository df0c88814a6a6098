package io.candor.classifier.learning;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.candor.classifier.MongoIndexedCollection;
import io.candor.classifier.MongoUpserts;
import io.candor.classifier.embedding.TextKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/// What people told, in MongoDB, a document per text.
final class MongoToldStore implements ToldStore {
  private final MongoIndexedCollection corrections;

  MongoToldStore(MongoDatabase database) {
    this.corrections =
        new MongoIndexedCollection(
            database.getCollection("corrections"),
            created ->
                created.createIndex(
                    Indexes.ascending("workspace", "key"),
                    new IndexOptions().name("workspace_key").unique(true)));
  }

  @Override
  public void put(String workspace, List<Told> told) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (Told each : told) {
      Document at = new Document("workspace", workspace).append("key", each.key().toString());
      writes.add(
          new ReplaceOneModel<>(
              at,
              new Document(at)
                  .append("text", each.text())
                  .append("area", each.areaId())
                  .append("themes", each.themeIds())
                  .append("archetype", each.archetypeId())
                  .append("actor", each.actor())
                  .append("time", Date.from(each.time())),
              new ReplaceOptions().upsert(true)));
    }
    MongoUpserts.write(corrections.get(), writes);
  }

  @Override
  public void remove(String workspace, Collection<String> texts) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (String text : texts) {
      writes.add(
          new DeleteOneModel<>(
              new Document("workspace", workspace).append("key", TextKey.of(text).toString())));
    }
    MongoUpserts.write(corrections.get(), writes);
  }

  @Override
  public List<Told> all(String workspace) {
    List<Told> all = new ArrayList<>();
    corrections
        .get()
        .find(new Document("workspace", workspace))
        .forEach(
            document ->
                all.add(
                    new Told(
                        document.getString("text"),
                        document.getString("area"),
                        document.getList("themes", String.class, List.of()),
                        document.getString("archetype"),
                        document.getString("actor"),
                        document.getDate("time").toInstant())));
    return all;
  }
}
