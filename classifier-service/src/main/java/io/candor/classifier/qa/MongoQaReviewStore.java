package io.candor.classifier.qa;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.candor.classifier.MongoContested;
import io.candor.classifier.MongoIndexedCollection;
import io.candor.classifier.MongoUpserts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/// Reviews in MongoDB, one document per conversation that somebody looked at, changed as a whole by
/// compare-and-set on its revision; and what is left to follow, a document each.
final class MongoQaReviewStore implements QaReviewStore {
  private final MongoIndexedCollection reviews;
  private final MongoIndexedCollection followUps;

  MongoQaReviewStore(MongoDatabase database) {
    this.reviews =
        new MongoIndexedCollection(
            database.getCollection("qa_reviews"),
            collection -> {
              unique(collection, "workspace", "key");
              unique(collection, "workspace", "key", "revision");
            });
    this.followUps =
        new MongoIndexedCollection(
            database.getCollection("qa_follow_ups"),
            collection -> unique(collection, "workspace", "key", "reviewer"));
  }

  private static void unique(MongoCollection<Document> collection, String... fields) {
    collection.createIndex(
        Indexes.ascending(fields), new IndexOptions().name(String.join("_", fields)).unique(true));
  }

  @Override
  public Map<String, QaReview> find(String workspace, Collection<String> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    Map<String, QaReview> found = new HashMap<>();
    reviews
        .get()
        .find(
            new Document("workspace", workspace)
                .append("key", new Document("$in", List.copyOf(keys))))
        .forEach(
            document -> {
              QaReview review = MongoQaDocuments.toReview(document);
              found.put(review.key(), review);
            });
    return found;
  }

  @Override
  public void remove(String workspace, Collection<String> keys) {
    if (!keys.isEmpty()) {
      reviews
          .get()
          .deleteMany(
              new Document("workspace", workspace)
                  .append("key", new Document("$in", List.copyOf(keys))));
    }
  }

  @Override
  public boolean replace(String workspace, QaReview after) {
    Document at = new Document("workspace", workspace).append("key", after.key());
    Document document = MongoQaDocuments.toDocument(workspace, after);
    WriteModel<Document> write =
        after.revision() == 1
            ? new InsertOneModel<>(document)
            : new ReplaceOneModel<>(at.append("revision", after.revision() - 1), document);
    return MongoContested.writeAll(reviews.get(), List.of(write));
  }

  @Override
  public void addFollowUp(FollowUp followUp) {
    Document at = at(followUp);
    MongoUpserts.write(
        followUps.get(),
        List.of(
            new ReplaceOneModel<>(
                at,
                new Document(at).append("since", Date.from(followUp.since())),
                new ReplaceOptions().upsert(true))));
  }

  @Override
  public void removeFollowUp(FollowUp followUp) {
    followUps.get().deleteOne(at(followUp));
  }

  @Override
  public List<FollowUp> followUps() {
    List<FollowUp> found = new ArrayList<>();
    followUps
        .get()
        .find()
        .forEach(
            document ->
                found.add(
                    new FollowUp(
                        document.getString("workspace"),
                        document.getString("key"),
                        document.getString("reviewer"),
                        document.getDate("since").toInstant())));
    return found;
  }

  private static Document at(FollowUp followUp) {
    return new Document("workspace", followUp.workspace())
        .append("key", followUp.key())
        .append("reviewer", followUp.reviewer());
  }
}
