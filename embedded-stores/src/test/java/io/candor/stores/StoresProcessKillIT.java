package io.candor.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the stores in the middle of writes, again and again, on one data directory.
class StoresProcessKillIT {

  private static final int ROUNDS = 4;
  private static final int WRITERS = 4;
  private static final int WRITES_BEFORE_KILL = 400;

  @TempDir Path data;

  // What each document held when its last write was acknowledged.
  private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
  // Written but not acknowledged when the kill came: may be there or not.
  private final Set<String> unknown = ConcurrentHashMap.newKeySet();

  @Test
  void mongoKeepsEveryAcknowledgedWrite_killedInTheMiddleOfWrites() throws Exception {
    AtomicLong ids = new AtomicLong();
    for (int round = 0; round < ROUNDS; round++) {
      ChildStores stores = ChildStores.start(data);
      try (MongoClient client = MongoClients.create(stores.mongoUri())) {
        assertAcknowledgedAreThere(collection(client));
        writeUntilKilled(stores, collection(client), ids);
      }
    }
    try (ChildStores stores = ChildStores.start(data);
        MongoClient client = MongoClients.create(stores.mongoUri())) {
      assertAcknowledgedAreThere(collection(client));
      assertEveryDocumentCanBeWritten(collection(client));
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * WRITES_BEFORE_KILL / 2);
  }

  private static MongoCollection<Document> collection(MongoClient client) {
    return client.getDatabase("durability").getCollection("written");
  }

  private void writeUntilKilled(
      ChildStores stores, MongoCollection<Document> written, AtomicLong ids) throws Exception {
    CountDownLatch enough = new CountDownLatch(WRITES_BEFORE_KILL);
    Thread[] writers = new Thread[WRITERS];
    for (int i = 0; i < WRITERS; i++) {
      writers[i] = Thread.ofPlatform().start(() -> write(written, ids, enough));
    }
    assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
    stores.kill();
    for (Thread writer : writers) {
      writer.join();
    }
  }

  /// Inserts, and changes every second document once more, until the server is gone.
  private void write(MongoCollection<Document> written, AtomicLong ids, CountDownLatch enough) {
    while (true) {
      long number = ids.incrementAndGet();
      String id = "document-" + number;
      try {
        written.insertOne(new Document("_id", id).append("value", 1L));
        acknowledged.put(id, 1L);
        if (number % 2 == 0) {
          written.updateOne(Filters.eq("_id", id), Updates.set("value", 2L));
          acknowledged.put(id, 2L);
        }
        enough.countDown();
      } catch (MongoException e) {
        unknown.add(id);
        return;
      }
    }
  }

  private void assertAcknowledgedAreThere(MongoCollection<Document> written) {
    Map<String, Long> found = new ConcurrentHashMap<>();
    written
        .find()
        .forEach(document -> found.put(document.getString("_id"), document.getLong("value")));
    Set<String> lost = new HashSet<>();
    acknowledged.forEach(
        (id, value) -> {
          Long stored = found.get(id);
          if (stored == null || stored < value) {
            lost.add(id);
          }
        });
    assertThat(lost).isEmpty();
    Set<String> strangers = new HashSet<>(found.keySet());
    strangers.removeAll(acknowledged.keySet());
    assertThat(unknown).containsAll(strangers);
  }

  /// A half-written operation would leave a document without its index entry, or the other way
  /// round.
  private static void assertEveryDocumentCanBeWritten(MongoCollection<Document> written) {
    written
        .find()
        .forEach(
            document ->
                assertThat(
                        written
                            .updateOne(
                                Filters.eq("_id", document.getString("_id")),
                                Updates.set("value", 3L))
                            .getMatchedCount())
                    .isEqualTo(1));
  }

  @Test
  void postgreSqlKeepsCommits_ownerKilledAndServerOrphaned() throws Exception {
    ChildStores killed = ChildStores.start(data, "ingest");
    try (Connection connection = connect(killed);
        Statement statement = connection.createStatement()) {
      statement.execute("create table note (id int primary key)");
      statement.execute("insert into note values (1)");
    }
    killed.kill();
    killed = ChildStores.start(data, "ingest");
    try (Connection connection = connect(killed);
        Statement statement = connection.createStatement()) {
      statement.execute("insert into note values (2)");
    }
    killed.kill();
    try (ChildStores stores = ChildStores.start(data, "ingest");
        Connection connection = connect(stores);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from note")) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(2);
    }
  }

  private static Connection connect(ChildStores stores) throws SQLException {
    return DriverManager.getConnection(
        stores.postgresUrl("ingest"), "ingest_owner", "ingest_owner");
  }
}
