package io.candor.kit.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import io.candor.kit.relay.Lane;
import io.candor.kit.relay.RelaySource;
import io.candor.kit.relay.RelaySourceContract;
import io.candor.kit.relay.RelayWakeups;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The contract on the MongoDB stand-in, as a service writes its documents.
class MongoRelaySourceIT extends RelaySourceContract {

  private static final MongoCollection<Document> RECORDS =
      MongoProbe.database("relays").getCollection("record");
  private static final MongoCollection<Document> LANES =
      MongoProbe.database("relays").getCollection("relay_lane");

  private final MongoRelaySource source = newSource();

  private static MongoRelaySource newSource() {
    return new MongoRelaySource(
        RECORDS,
        LANES,
        new ServerTime(MongoProbe.database("relays")),
        document -> document.get("payload", Binary.class).getData());
  }

  @BeforeAll
  static void createIndexes() {
    newSource().createIndexes();
  }

  @Override
  protected RelaySource source() {
    return source;
  }

  @Override
  protected void handOver(String workspace, String hop, String key, long revision, byte[] payload) {
    MongoOutbox outbox = new MongoOutbox(LANES, hop, new RelayWakeups(), Clock.systemUTC());
    write(outbox, workspace, hop, key, revision, payload);
    outbox.written(workspace);
  }

  private static void write(
      MongoOutbox outbox, String workspace, String hop, String key, long revision, byte[] payload) {
    String id = workspace + "/" + hop + "/" + key;
    RECORDS.replaceOne(
        new Document("_id", id),
        new Document("_id", id)
            .append("workspace", workspace)
            .append("payload", new Binary(payload))
            .append("delivery", outbox.delivery(workspace, key, revision)),
        new ReplaceOptions().upsert(true));
  }

  @Test
  void writerDiedBeforeItToldTheLane_foundByTheNextProcess() {
    String workspace = "w-" + UUID.randomUUID();
    String hop = "hop-" + UUID.randomUUID();
    handOver(workspace, hop, "a", 1, new byte[0]);
    Lane lane = source.lease(workspace, hop, "first", Duration.ofMinutes(5)).orElseThrow();
    source.release(lane); // looks at the documents: the lane stays due
    assertThat(source.dueWorkspaces(hop, 10)).containsExactly(workspace);
    LANES.updateOne(
        MongoLanes.named(workspace, hop),
        MongoDelivery.set(
            new Document("due", ServerTime.plus(MongoDelivery.AT_ONCE, Duration.ofDays(99_999)))));
    assertThat(source.dueWorkspaces(hop, 10)).isEmpty();

    assertThat(newSource().dueWorkspaces(hop, 10)).containsExactly(workspace);
  }
}
