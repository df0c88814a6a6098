package io.candor.kit.lease;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import io.candor.kit.mongo.ServerTime;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// Leases as documents of one collection, which belongs to no workspace.
public final class MongoLeases implements Leases {

  private static final Date LONG_AGO = new Date(0);

  private final MongoCollection<Document> leases;
  private final ServerTime time;
  private final String holder = UUID.randomUUID().toString();

  /// @param leases a collection of its own, for example `lease`
  public MongoLeases(MongoCollection<Document> leases, ServerTime time) {
    this.leases = leases;
    this.time = time;
  }

  @Override
  public Optional<Lease> acquire(String name, Duration ttl) {
    return acquire(name, ttl, true);
  }

  @Override
  public Optional<Lease> acquireRested(String name, Duration ttl) {
    return acquire(name, ttl, false);
  }

  private Optional<Lease> acquire(String name, Duration ttl, boolean alsoResting) {
    createIfAbsent(name);
    Date now = time.now();
    Bson free = and(eq("_id", name), lte("leaseUntil", now));
    Document taken =
        leases.findOneAndUpdate(
            alsoResting ? free : and(free, lte("restUntil", now)),
            combine(
                inc("fence", 1L),
                set("leaseUntil", new Date(now.getTime() + ttl.toMillis())),
                set("holder", holder)),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    return Optional.ofNullable(taken)
        .map(document -> new HeldLease(name, ttl, document.getLong("fence")));
  }

  private void createIfAbsent(String name) {
    try {
      leases.updateOne(
          eq("_id", name),
          combine(
              setOnInsert("leaseUntil", LONG_AGO),
              setOnInsert("restUntil", LONG_AGO),
              setOnInsert("fence", 0L),
              setOnInsert("holder", "")),
          new UpdateOptions().upsert(true));
    } catch (MongoWriteException e) {
      // Two replicas created it at the same moment: it is there.
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }

  private final class HeldLease implements Lease {

    private final String name;
    private final Duration ttl;
    private final long fence;

    HeldLease(String name, Duration ttl, long fence) {
      this.name = name;
      this.ttl = ttl;
      this.fence = fence;
    }

    @Override
    public long fence() {
      return fence;
    }

    @Override
    public boolean renew() {
      return update(set("leaseUntil", new Date(time.now().getTime() + ttl.toMillis())));
    }

    @Override
    public void closeAndRest(Duration rest) {
      release(new Date(time.now().getTime() + rest.toMillis()));
    }

    @Override
    public void close() {
      release(null);
    }

    private void release(@Nullable Date restUntil) {
      update(
          combine(
              set("leaseUntil", LONG_AGO),
              set("holder", ""),
              set("restUntil", restUntil == null ? LONG_AGO : restUntil)));
    }

    private boolean update(Bson change) {
      Bson mine = and(eq("_id", name), eq("fence", fence), eq("holder", holder));
      return leases.updateOne(mine, change).getMatchedCount() == 1;
    }
  }
}
