package io.candor.kit.mongo;

import io.candor.kit.relay.DeadLetter;
import io.candor.kit.relay.Lane;
import io.candor.kit.relay.OutgoingRecord;
import java.time.Duration;
import java.util.Date;
import org.bson.Document;

/// The fields of `delivery` and the changes to them. Every change names the `etag` that it was
/// based on, so that it misses a document which was written, claimed or taken over in the meantime.
final class MongoDelivery {

  // Not the replica's clock: a wrong one would hold the document back.
  static final Date AT_ONCE = new Date(0);

  private MongoDelivery() {}

  static Document in(Document record) {
    return record.get("delivery", Document.class);
  }

  /// The state after a claim under this lane.
  static String claimedEtag(Lane lane, long revision) {
    return "c/" + lane.fence() + "/" + revision;
  }

  /// A filter on exactly the fields of a unique index, the only kind the embedded server looks up.
  static Document at(String workspace, String key, String etag) {
    return new Document("workspace", workspace)
        .append("delivery.key", key)
        .append("delivery.etag", etag);
  }

  static Document claim(Lane lane, long revision, Date now, Duration ttl) {
    return set(
        new Document("delivery.etag", claimedEtag(lane, revision))
            .append("delivery.claimedUntil", ServerTime.plus(now, ttl)));
  }

  /// Takes every claim of earlier holders away.
  static Document voidClaims(Lane lane) {
    return set(
        new Document("delivery.etag", "v/" + lane.fence())
            .append("delivery.claimedUntil", AT_ONCE));
  }

  static Document delivered(long revision) {
    return set(new Document("delivery.etag", "d/" + revision).append("delivery.attempts", 0))
        .append(
            "$unset",
            new Document("delivery.due", "")
                .append("delivery.claimedUntil", "")
                .append("delivery.batchLimit", "")
                .append("delivery.reason", ""));
  }

  static Document untouched() {
    return set(new Document("delivery.claimedUntil", AT_ONCE));
  }

  static Document parked(long revision, Date now, String reason) {
    return set(new Document("delivery.etag", "p/" + revision)
            .append("delivery.parkTime", now)
            .append("delivery.reason", reason))
        .append("$inc", new Document("delivery.attempts", 1))
        .append("$unset", new Document("delivery.due", "").append("delivery.claimedUntil", ""));
  }

  /// Parked no more, due at once with fresh attempts.
  static Document replayed(long revision) {
    return set(new Document("delivery.etag", "r/" + revision)
            .append("delivery.due", AT_ONCE)
            .append("delivery.claimedUntil", AT_ONCE)
            .append("delivery.attempts", 0))
        .append(
            "$unset",
            new Document("delivery.parkTime", "")
                .append("delivery.batchLimit", "")
                .append("delivery.reason", ""));
  }

  static Document set(Document values) {
    return new Document("$set", values);
  }

  static OutgoingRecord toOutgoing(Lane lane, Document delivery, byte[] payload) {
    return new OutgoingRecord(
        lane.workspace(),
        lane.hop(),
        delivery.getString("key"),
        delivery.getLong("revision"),
        payload,
        delivery.getInteger("attempts", 0),
        delivery.getString("traceParent"));
  }

  static DeadLetter toDeadLetter(Document delivery) {
    return new DeadLetter(
        new DeadLetter.Id(delivery.getString("hop"), delivery.getString("key")),
        delivery.getLong("revision"),
        delivery.getString("reason"),
        delivery.getInteger("attempts", 1),
        delivery.getDate("parkTime").toInstant());
  }
}
