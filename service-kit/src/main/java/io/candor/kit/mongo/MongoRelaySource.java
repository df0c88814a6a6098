package io.candor.kit.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.candor.kit.backlog.WorkBacklog;
import io.candor.kit.relay.Backlog;
import io.candor.kit.relay.BatchBuilder;
import io.candor.kit.relay.ClaimLimit;
import io.candor.kit.relay.DeadLetter;
import io.candor.kit.relay.Lane;
import io.candor.kit.relay.OutgoingRecord;
import io.candor.kit.relay.RelaySource;
import io.candor.kit.relay.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// The outbox of a MongoDB store: the documents of one collection carry their delivery state.
///
/// A claim marks each document with the lane's fence by compare-and-set on its `etag`, a new holder
/// of a lane takes all earlier marks away, and a settlement applies only to documents with the mark
/// of its own fence. There is no transaction over lane and documents: a relay that loses its lane
/// in the middle of a claim may mark documents late, which delays them by the lease's time at most.
public final class MongoRelaySource implements RelaySource {

  // How late a document is found whose writer died before it told the lane.
  private static final Duration SWEEP_PERIOD = Duration.ofMinutes(1);

  private final MongoCollection<Document> records;
  private final MongoLanes lanes;
  private final ServerTime time;
  private final Function<Document, byte[]> payload;
  private final MongoDeadLetters deadLetters;
  // What the lane's counter of writes was before the latest claim.
  private final Map<Lane, Long> touchesSeen = new ConcurrentHashMap<>();
  private final AtomicBoolean sweptAtStart = new AtomicBoolean();

  /// @param records documents with `workspace` and `delivery`, see [MongoOutbox]
  /// @param lanes the collection of lanes
  /// @param payload the serialised message of a document
  public MongoRelaySource(
      MongoCollection<Document> records,
      MongoCollection<Document> lanes,
      ServerTime time,
      Function<Document, byte[]> payload) {
    this.records = records;
    this.lanes = new MongoLanes(lanes);
    this.time = time;
    this.payload = payload;
    this.deadLetters = new MongoDeadLetters(records, lanes);
  }

  /// Creates the indexes that the relay needs; does nothing if they are there.
  public void createIndexes() {
    records.createIndex(
        Indexes.ascending("workspace", "delivery.key", "delivery.etag"),
        new IndexOptions().name("delivery_state").unique(true));
    records.createIndex(
        Indexes.ascending("workspace", "delivery.hop", "delivery.due"),
        new IndexOptions().name("delivery_due"));
  }

  @Override
  public List<String> dueWorkspaces(String hop, int limit) {
    Date now = time.now();
    // A process that was killed may have written without telling the lane: look everywhere once.
    if (sweptAtStart.compareAndSet(false, true)) {
      lanes.putOffNone(hop);
    }
    return lanes.free(hop, now, limit);
  }

  @Override
  public Optional<Lane> lease(String workspace, String hop, String holder, Duration ttl) {
    return lanes
        .lease(workspace, hop, holder, time.now(), ttl)
        .map(
            found -> {
              if (!found.formerHolder().isEmpty()) {
                records.updateMany(
                    due(found.lane()).append("delivery.claimedUntil", after(MongoDelivery.AT_ONCE)),
                    MongoDelivery.voidClaims(found.lane()));
              }
              touchesSeen.put(found.lane(), found.touches());
              return found.lane();
            });
  }

  private static Document due(Lane lane) {
    return new Document("workspace", lane.workspace()).append("delivery.hop", lane.hop());
  }

  private static Document after(Date time) {
    return new Document("$gt", time);
  }

  @Override
  public boolean renew(Lane lane, Duration ttl) {
    return lanes.renew(lane, time.now(), ttl).isPresent();
  }

  @Override
  public void release(Lane lane) {
    Long touches = touchesSeen.remove(lane);
    if (touches == null) {
      return;
    }
    Date sweep = ServerTime.plus(time.now(), SWEEP_PERIOD);
    Date next = earliestDue(lane.workspace(), lane.hop());
    lanes.release(lane, touches, next != null && next.before(sweep) ? next : sweep);
  }

  private @Nullable Date earliestDue(String workspace, String hop) {
    Document first =
        records
            .find(
                new Document("delivery.due", new Document("$gte", MongoDelivery.AT_ONCE))
                    .append("workspace", workspace)
                    .append("delivery.hop", hop))
            .sort(Sorts.ascending("delivery.due"))
            .projection(Projections.include("delivery.due"))
            .first();
    return first == null ? null : MongoDelivery.in(first).getDate("due");
  }

  @Override
  public Optional<List<OutgoingRecord>> claim(
      Lane lane, Duration ttl, ClaimLimit limit, Set<String> inFlight) {
    Date now = time.now();
    Optional<Long> touches = lanes.renew(lane, now, ttl);
    if (touches.isEmpty()) {
      touchesSeen.remove(lane);
      return Optional.empty();
    }
    touchesSeen.put(lane, touches.get());
    List<OutgoingRecord> batch = new ArrayList<>();
    List<WriteModel<Document>> marks = new ArrayList<>();
    for (Document delivery : readDue(lane, limit, now, batch)) {
      long revision = delivery.getLong("revision");
      marks.add(
          new UpdateOneModel<>(
              MongoDelivery.at(
                  lane.workspace(), delivery.getString("key"), delivery.getString("etag")),
              MongoDelivery.claim(lane, revision, now, ttl)));
    }
    if (!marks.isEmpty()) {
      // A document that was written meanwhile is not marked: its older revision is sent in vain and
      // settled by nobody.
      records.bulkWrite(marks);
    }
    return Optional.of(batch);
  }

  private List<Document> readDue(
      Lane lane, ClaimLimit limit, Date now, List<OutgoingRecord> batch) {
    List<Document> deliveries = new ArrayList<>();
    BatchBuilder builder = new BatchBuilder();
    long bytes = 0;
    // The rarest condition first: the embedded server tests them in this order, on every document.
    Document filter =
        new Document("delivery.due", new Document("$lte", now))
            .append("delivery.claimedUntil", new Document("$lte", now))
            .append("workspace", lane.workspace())
            .append("delivery.hop", lane.hop());
    try (MongoCursor<Document> found =
        records
            .find(filter)
            .sort(Sorts.ascending("delivery.due"))
            .limit(limit.recordCount())
            .cursor()) {
      while (found.hasNext()) {
        Document next = found.next();
        Document delivery = MongoDelivery.in(next);
        OutgoingRecord outgoing = MongoDelivery.toOutgoing(lane, delivery, payload.apply(next));
        bytes += outgoing.payload().length;
        boolean tooMuch = !deliveries.isEmpty() && bytes > limit.payloadBytes();
        if (tooMuch
            || !builder.add(outgoing, delivery.getInteger("batchLimit", Integer.MAX_VALUE))) {
          break;
        }
        deliveries.add(delivery);
      }
    }
    batch.addAll(builder.records());
    return deliveries;
  }

  @Override
  public int settle(Lane lane, List<Settlement> settlements) {
    Date now = time.now();
    List<WriteModel<Document>> changes = new ArrayList<>();
    for (Settlement settlement : settlements) {
      Bson change =
          switch (settlement) {
            case Settlement.Delivered delivered -> MongoDelivery.delivered(delivered.revision());
            case Settlement.Untouched untouched -> MongoDelivery.untouched();
            case Settlement.Parked parked ->
                MongoDelivery.parked(parked.revision(), now, parked.reason());
            case Settlement.Deferred deferred -> deferred(deferred, now);
          };
      changes.add(
          new UpdateOneModel<>(
              MongoDelivery.at(
                  lane.workspace(),
                  settlement.key(),
                  MongoDelivery.claimedEtag(lane, settlement.revision())),
              change));
    }
    return changes.isEmpty() ? 0 : FailpointedWrites.settle(records, changes);
  }

  private static Document deferred(Settlement.Deferred deferred, Date now) {
    Document values =
        new Document("delivery.claimedUntil", MongoDelivery.AT_ONCE)
            .append("delivery.reason", deferred.reason());
    if (!deferred.after().isZero()) {
      values.append("delivery.due", ServerTime.plus(now, deferred.after()));
    }
    Document change = MongoDelivery.set(values);
    if (deferred.batchLimit() != Integer.MAX_VALUE) {
      values.append("delivery.batchLimit", deferred.batchLimit());
    }
    if (deferred.usesAttempt()) {
      change.append("$inc", new Document("delivery.attempts", 1));
    }
    return change;
  }

  @Override
  public Backlog backlog(String hop) {
    Date now = time.now();
    long oldestMillis = 0;
    long parkedCount = 0;
    for (String workspace : lanes.all(hop)) {
      Date oldest = earliestWrite(workspace, hop, now);
      if (oldest != null) {
        oldestMillis = Math.max(oldestMillis, now.getTime() - oldest.getTime());
      }
      parkedCount += count(workspace, hop, "delivery.parkTime");
    }
    return new Backlog(Duration.ofMillis(oldestMillis), parkedCount);
  }

  @Override
  public WorkBacklog backlog(String workspace, String hop) {
    return new WorkBacklog(
        hop,
        count(workspace, hop, "delivery.due"),
        count(workspace, hop, "delivery.parkTime"),
        Optional.ofNullable(earliestWrite(workspace, hop, time.now())).map(Date::toInstant));
  }

  private long count(String workspace, String hop, String field) {
    return records.countDocuments(
        new Document(field, new Document("$gte", MongoDelivery.AT_ONCE))
            .append("workspace", workspace)
            .append("delivery.hop", hop));
  }

  /// Fresh documents are due since ever; the time at which they were written tells their age.
  private @Nullable Date earliestWrite(String workspace, String hop, Date now) {
    Document first =
        records
            .find(
                new Document("delivery.due", new Document("$lte", now))
                    .append("workspace", workspace)
                    .append("delivery.hop", hop))
            .sort(Sorts.ascending("delivery.since"))
            .projection(Projections.include("delivery.since"))
            .first();
    return first == null ? null : MongoDelivery.in(first).getDate("since");
  }

  @Override
  public Page list(String workspace, int pageSize, String cursor) {
    return deadLetters.list(workspace, pageSize, cursor);
  }

  @Override
  public int replay(String workspace, Collection<DeadLetter.Id> ids) {
    return deadLetters.replay(workspace, ids);
  }

  @Override
  public int replayAll(String workspace) {
    return deadLetters.replayAll(workspace);
  }
}
