package io.candor.kit.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.candor.kit.relay.DeadLetter;
import io.candor.kit.relay.DeadLetterCursor;
import io.candor.kit.relay.DeadLetters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/// The parked documents of a collection.
final class MongoDeadLetters implements DeadLetters {

  // Replayed in steps, so that no request grows with the number of dead letters.
  private static final int REPLAY_STEP = 500;

  private final MongoCollection<Document> records;
  private final MongoCollection<Document> lanes;

  MongoDeadLetters(MongoCollection<Document> records, MongoCollection<Document> lanes) {
    this.records = records;
    this.lanes = lanes;
  }

  @Override
  public Page list(String workspace, int pageSize, String cursor) {
    Bson filter = parked(workspace);
    if (!cursor.isEmpty()) {
      DeadLetterCursor after = DeadLetterCursor.parse(cursor);
      Date parkTime = Date.from(after.parkTime());
      filter =
          and(
              filter,
              or(
                  lt("delivery.parkTime", parkTime),
                  and(eq("delivery.parkTime", parkTime), gt("delivery.key", after.id().key()))));
    }
    List<DeadLetter> found = new ArrayList<>();
    records
        .find(filter)
        .sort(Sorts.orderBy(Sorts.descending("delivery.parkTime"), Sorts.ascending("delivery.key")))
        .limit(pageSize + 1)
        .projection(Projections.include("delivery"))
        .forEach(document -> found.add(MongoDelivery.toDeadLetter(MongoDelivery.in(document))));
    return DeadLetterCursor.page(found, pageSize);
  }

  @Override
  public int replay(String workspace, Collection<DeadLetter.Id> ids) {
    List<String> keys = ids.stream().map(DeadLetter.Id::key).toList();
    return replay(workspace, and(parked(workspace), in("delivery.key", keys)), ids.size());
  }

  @Override
  public int replayAll(String workspace) {
    int replayed = 0;
    int step;
    do {
      step = replay(workspace, parked(workspace), REPLAY_STEP);
      replayed += step;
    } while (step > 0);
    return replayed;
  }

  private static Bson parked(String workspace) {
    return and(exists("delivery.parkTime"), eq("workspace", workspace));
  }

  private int replay(String workspace, Bson filter, int limit) {
    List<WriteModel<Document>> changes = new ArrayList<>();
    List<String> hops = new ArrayList<>();
    records
        .find(filter)
        .limit(limit)
        .projection(Projections.include("delivery"))
        .forEach(
            document -> {
              Document delivery = MongoDelivery.in(document);
              hops.add(delivery.getString("hop"));
              changes.add(
                  new UpdateOneModel<>(
                      MongoDelivery.at(
                          workspace, delivery.getString("key"), delivery.getString("etag")),
                      MongoDelivery.replayed(delivery.getLong("revision"))));
            });
    if (changes.isEmpty()) {
      return 0;
    }
    int replayed = records.bulkWrite(changes).getMatchedCount();
    hops.stream()
        .distinct()
        .forEach(
            hop ->
                lanes.updateOne(
                    MongoLanes.named(workspace, hop),
                    MongoDelivery.set(new Document("due", MongoDelivery.AT_ONCE))
                        .append("$inc", new Document("touches", 1L))));
    return replayed;
  }
}
