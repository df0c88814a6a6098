package io.candor.kit.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import io.candor.kit.relay.RelayWakeups;
import io.candor.kit.relay.TraceParents;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;

/// The sender's side of a hop whose store is MongoDB: the sub-document `delivery` that a document
/// carries, and the lane of its workspace.
///
/// Every document of the collection has `workspace` and `delivery`. The sender puts a fresh
/// [#delivery] into the same write that changes the document, and calls [#written] after it:
/// written and handed over are one. Writing it again resets attempts and unparks. Thread-safe.
public final class MongoOutbox {

  private final MongoCollection<Document> lanes;
  private final String hop;
  private final RelayWakeups wakeups;
  private final Clock clock;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /// @param lanes the collection of lanes, the same as the relay's
  /// @param hop the way out
  public MongoOutbox(
      MongoCollection<Document> lanes, String hop, RelayWakeups wakeups, Clock clock) {
    this.lanes = lanes;
    this.hop = hop;
    this.wakeups = wakeups;
    this.clock = clock;
  }

  /// The fresh value of a document's field `delivery`: due at once.
  ///
  /// @param key names the thing on its hop; unique in the workspace and never changed
  /// @param revision grows with every change of the thing; at least 1
  public Document delivery(String workspace, String key, long revision) {
    if (key.isEmpty() || revision < 1) {
      throw new IllegalArgumentException("revision: " + revision + " (expected: >= 1, and a key)");
    }
    // Before the document is there, so that a crash between the two cannot hide it from the relay.
    ensureLane(workspace);
    Document delivery =
        new Document("hop", hop)
            .append("key", key)
            .append("revision", revision)
            .append("etag", "r/" + revision)
            .append("due", MongoDelivery.AT_ONCE)
            .append("claimedUntil", MongoDelivery.AT_ONCE)
            .append("attempts", 0)
            // For the lag that operators see only, so the replica's clock will do.
            .append("since", Date.from(clock.instant()));
    String traceParent = TraceParents.current();
    if (traceParent != null) {
      delivery.append("traceParent", traceParent);
    }
    return delivery;
  }

  /// Tells the relays that this workspace has something to deliver; call it after the write. If it
  /// fails or is never reached, the relay finds the document within a minute.
  public void written(String workspace) {
    lanes.updateOne(
        MongoLanes.named(workspace, hop),
        new Document("$set", new Document("due", MongoDelivery.AT_ONCE))
            .append("$inc", new Document("touches", 1L)));
    wakeups.wake(hop, workspace);
  }

  private void ensureLane(String workspace) {
    if (known.contains(workspace)) {
      return;
    }
    Date longAgo = MongoDelivery.AT_ONCE;
    try {
      lanes.updateOne(
          MongoLanes.named(workspace, hop),
          new Document(
              "$setOnInsert",
              new Document("hop", hop)
                  .append("due", longAgo)
                  .append("leaseUntil", longAgo)
                  .append("fence", 0L)
                  .append("holder", "")
                  .append("touches", 0L)),
          new UpdateOptions().upsert(true));
    } catch (MongoWriteException e) {
      // Another writer created it at the same moment: it is there.
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
    known.add(workspace);
  }
}
