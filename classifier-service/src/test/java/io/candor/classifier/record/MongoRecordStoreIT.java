package io.candor.classifier.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.candor.classifier.MongoFilters;
import io.candor.classifier.embedding.TextKey;
import io.candor.classifier.labelling.Label;
import io.candor.classifier.labelling.Sentiment;
import io.candor.classifier.labelling.TextLabels;
import io.candor.classifier.record.RecordStore.Change;
import io.candor.kit.mongo.MongoOutbox;
import io.candor.kit.mongo.MongoRelaySource;
import io.candor.kit.mongo.ServerTime;
import io.candor.kit.relay.ClaimLimit;
import io.candor.kit.relay.Lane;
import io.candor.kit.relay.OutgoingRecord;
import io.candor.kit.relay.RelayWakeups;
import io.candor.kit.relay.Settlement;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoRecordStoreIT {
  private static final TextLabels LABELS =
      new TextLabels(
          new Label("billing", 0.75, Label.Source.MODEL, "taxonomy-1"),
          List.of(new Label("price_rise", 0.5, Label.Source.MODEL, "taxonomy-1")),
          new Label("other", 0.25, Label.Source.MODEL, "taxonomy-1"),
          new Sentiment(Sentiment.Polarity.NEGATIVE, -0.5, 0.75, "sentiment-1"));

  private final MongoFilters filters = new MongoFilters();
  private MongoClient client;
  private MongoDatabase database;
  private MongoRecordStore store;

  @BeforeEach
  void open() {
    client = filters.client();
    database = client.getDatabase("records-" + UUID.randomUUID());
    store = new MongoRecordStore(database);
  }

  @AfterEach
  void close() {
    client.close();
    assertThat(filters.seen()).isNotEmpty();
    assertThat(filters.offences()).isEmpty();
  }

  @Test
  void recordIsFoundAsItWasWritten() {
    StoredRecord record = record("conversations/c1", 3, 1);

    assertThat(store.write("acme", List.of(new Change(null, record))))
        .containsExactly("conversations/c1");

    StoredRecord found = store.find("acme", "conversations/c1").orElseThrow();
    assertThat(found).usingRecursiveComparison().isEqualTo(record);
    assertThat(store.find("globex", "conversations/c1")).isEmpty();
  }

  @Test
  void change_appliesOnlyToWhatWasRead() {
    StoredRecord first = record("feedback/f1", 1, 1);
    StoredRecord second = record("feedback/f1", 2, 2);
    StoredRecord third = record("feedback/f1", 3, 2);
    store.write("acme", List.of(new Change(null, first)));
    store.write("acme", List.of(new Change(first, second)));

    Set<String> stored =
        store.write(
            "acme",
            List.of(
                new Change(first, third), // read before the second was there
                new Change(null, record("feedback/f2", 1, 1))));

    assertThat(stored).containsExactly("feedback/f2");
    assertThat(store.find("acme", "feedback/f1").orElseThrow().revision()).isEqualTo(2);
  }

  @Test
  void ofTwoWhoCreateARecord_oneWins() throws Exception {
    List<Future<Set<String>>> writers = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 1; i <= 8; i++) {
        StoredRecord record = record("feedback/f1", i, 1);
        writers.add(executor.submit(() -> store.write("acme", List.of(new Change(null, record)))));
      }
    }
    int winners = 0;
    for (Future<Set<String>> writer : writers) {
      winners += writer.get().size();
    }
    assertThat(winners).isEqualTo(1);
  }

  @Test
  void queue_isEmptiedOfWhatWasDelivered_andOfNothingElse() {
    MongoFactQueue queue = queue();
    MongoRelaySource source = source();
    queue.addApart("acme", List.of(entry("feedback/f1", 1), entry("feedback/f2", 1)));
    Lane lane = source.lease("acme", "metrics", "test", Duration.ofMinutes(1)).orElseThrow();
    List<OutgoingRecord> claimed =
        source.claim(lane, Duration.ofMinutes(1), new ClaimLimit(10, 1000), Set.of()).orElseThrow();
    queue.addApart("acme", List.of(entry("feedback/f2", 2))); // changed while it is on its way

    source.settle(
        lane,
        claimed.stream()
            .<Settlement>map(sent -> new Settlement.Delivered(sent.key(), sent.revision()))
            .toList());
    queue.purge("acme");

    assertThat(claimed).hasSize(2);
    assertThat(database.getCollection("deliveries").find(new Document("workspace", "acme")))
        .extracting(entry -> entry.getString("key"))
        .containsExactly("feedback/f2");
  }

  @Test
  void queue_keepsTheFactsOfAChunkInOneEntry() {
    MongoFactQueue queue = queue();
    MongoRelaySource source = source();
    List<FactQueue.Waiting> facts = List.of(entry("feedback/f1", 1), entry("feedback/f2", 7));
    queue.addTogether("acme", facts);
    queue.addTogether("acme", facts); // sent again after a crash
    Lane lane = source.lease("acme", "metrics", "test", Duration.ofMinutes(1)).orElseThrow();

    List<OutgoingRecord> claimed =
        source.claim(lane, Duration.ofMinutes(1), new ClaimLimit(10, 1000), Set.of()).orElseThrow();

    assertThat(claimed).hasSize(1);
    assertThat(queue.read(claimed.getFirst().payload())).isEqualTo(facts);
  }

  @Test
  void queue_takesTheSameEntryFromManyWriters() throws Exception {
    MongoFactQueue queue = queue();
    source();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        writers.add(
            executor.submit(
                () ->
                    queue.addApart(
                        "acme", List.of(entry("feedback/f1", 1), entry("feedback/f2", 1)))));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    assertThat(
            database.getCollection("deliveries").countDocuments(new Document("workspace", "acme")))
        .isEqualTo(2);
  }

  private MongoFactQueue queue() {
    return new MongoFactQueue(
        database.getCollection("deliveries"),
        () -> {},
        new MongoOutbox(
            database.getCollection("relay_lanes"),
            "metrics",
            new RelayWakeups(),
            Clock.systemUTC()));
  }

  private MongoRelaySource source() {
    MongoRelaySource source =
        new MongoRelaySource(
            database.getCollection("deliveries"),
            database.getCollection("relay_lanes"),
            new ServerTime(database),
            MongoFactQueue::payload);
    source.createIndexes();
    return source;
  }

  private static FactQueue.Waiting entry(String key, long factRevision) {
    return new FactQueue.Waiting(key, factRevision);
  }

  private static StoredRecord record(String key, long revision, long factRevision) {
    return new StoredRecord(
        key,
        revision,
        ("body " + revision).getBytes(StandardCharsets.UTF_8),
        "taxonomy-1",
        Map.of(TextKey.of("some text"), LABELS, TextKey.of("..."), TextLabels.NONE),
        factRevision,
        ("fact " + factRevision).getBytes(StandardCharsets.UTF_8));
  }
}
