package io.candor.kit.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import io.candor.kit.relay.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/// The lanes of a MongoDB store: one small document per workspace and hop.
///
/// `due` says when to look at the lane: writers set it to at once, the relay that has emptied the
/// lane to the next due record, or a minute away. `touches` counts the writers, so that a relay
/// never puts off a lane that was written to after its last look.
final class MongoLanes {

  private final MongoCollection<Document> lanes;

  /// A lane as it was found, with the number of writes before.
  record Found(Lane lane, String formerHolder, long touches) {}

  MongoLanes(MongoCollection<Document> lanes) {
    this.lanes = lanes;
  }

  static Document named(String workspace, String hop) {
    return new Document("_id", workspace + "/" + hop).append("workspace", workspace);
  }

  private static Document held(Lane lane) {
    return named(lane.workspace(), lane.hop())
        .append("fence", lane.fence())
        .append("holder", lane.holder());
  }

  /// Makes every lane of a hop due.
  void putOffNone(String hop) {
    lanes.updateMany(
        new Document("hop", hop), MongoDelivery.set(new Document("due", MongoDelivery.AT_ONCE)));
  }

  /// Free lanes that are to be looked at, the one that was served longest ago first.
  List<String> free(String hop, Date now, int limit) {
    Document filter =
        new Document("hop", hop)
            .append("leaseUntil", new Document("$lte", now))
            .append("due", new Document("$lte", now));
    List<String> workspaces = new ArrayList<>();
    lanes
        .find(filter)
        .sort(Sorts.ascending("served", "due"))
        .limit(limit)
        .projection(Projections.include("workspace"))
        .forEach(lane -> workspaces.add(lane.getString("workspace")));
    return workspaces;
  }

  List<String> all(String hop) {
    List<String> workspaces = new ArrayList<>();
    lanes
        .find(new Document("hop", hop))
        .projection(Projections.include("workspace"))
        .forEach(lane -> workspaces.add(lane.getString("workspace")));
    return workspaces;
  }

  Optional<Found> lease(String workspace, String hop, String holder, Date now, Duration ttl) {
    Document before =
        lanes.findOneAndUpdate(
            named(workspace, hop).append("leaseUntil", new Document("$lte", now)),
            MongoDelivery.set(
                    new Document("leaseUntil", ServerTime.plus(now, ttl))
                        .append("holder", holder)
                        .append("served", now))
                .append("$inc", new Document("fence", 1L)),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.BEFORE));
    return Optional.ofNullable(before)
        .map(
            lane ->
                new Found(
                    new Lane(workspace, hop, lane.getLong("fence") + 1, holder),
                    lane.getString("holder"),
                    lane.getLong("touches")));
  }

  /// Extends the lease and tells how many writes there were; empty if the lane is lost.
  Optional<Long> renew(Lane lane, Date now, Duration ttl) {
    Document after =
        lanes.findOneAndUpdate(
            held(lane),
            MongoDelivery.set(new Document("leaseUntil", ServerTime.plus(now, ttl))),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    return Optional.ofNullable(after).map(found -> found.getLong("touches"));
  }

  /// Gives the lane back; puts it off only if nobody has written since `touches`.
  void release(Lane lane, long touches, Date nextLook) {
    Document free = new Document("leaseUntil", MongoDelivery.AT_ONCE).append("holder", "");
    boolean putOff =
        lanes
                .updateOne(
                    held(lane).append("touches", touches),
                    MongoDelivery.set(new Document(free).append("due", nextLook)))
                .getMatchedCount()
            == 1;
    if (!putOff) {
      lanes.updateOne(held(lane), MongoDelivery.set(free));
    }
  }
}
