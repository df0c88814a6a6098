package io.candor.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoIT {

  @Test
  void dataSurvivesARestart(@TempDir Path directory) {
    Path file = directory.resolve("documents");
    try (EmbeddedMongo mongo = EmbeddedMongo.start(file, 0);
        MongoClient client = MongoClients.create(mongo.uri())) {
      notes(client).insertMany(manyNotes());
      notes(client).deleteMany(new Document("number", new Document("$lt", 500)));
    }
    try (EmbeddedMongo mongo = EmbeddedMongo.start(file, 0);
        MongoClient client = MongoClients.create(mongo.uri())) {
      assertThat(notes(client).countDocuments()).isEqualTo(500);
    }
  }

  @Test
  void everyKindOfValueSurvivesARestart(@TempDir Path directory) {
    Path file = directory.resolve("documents");
    Document all =
        new Document("_id", new ObjectId())
            .append("text", "Grüße 👋")
            .append("empty", "")
            .append("int", 7)
            .append("long", 1L << 60)
            .append("double", -0.5)
            .append("true", true)
            .append("nothing", null)
            .append("date", new Date(1_700_000_000_123L))
            .append("bytes", new Binary(new byte[] {0, -1, 2}))
            .append("decimal", Decimal128.parse("1.50"))
            .append("list", List.of(1, "two", new Document("three", 3.0)))
            .append("nested", new Document("a", new Document("b", List.of())));
    try (EmbeddedMongo mongo = EmbeddedMongo.start(file, 0);
        MongoClient client = MongoClients.create(mongo.uri())) {
      notes(client).insertOne(all);
    }
    try (EmbeddedMongo mongo = EmbeddedMongo.start(file, 0);
        MongoClient client = MongoClients.create(mongo.uri())) {
      assertThat(notes(client).find(new Document("_id", all.get("_id"))).first()).isEqualTo(all);
    }
  }

  @Test
  void uniqueIndexOverSeveralFields_keepsKeysApartAlsoAfterARestart(@TempDir Path directory) {
    Path file = directory.resolve("documents");
    List<Object> values = Arrays.asList("a", "b", "", 1, 2.5, 1L << 60, true, null, new ObjectId());
    List<Document> notes = new ArrayList<>();
    for (Object left : values) {
      for (Object right : values) {
        notes.add(new Document("left", left).append("right", right));
      }
    }
    try (EmbeddedMongo mongo = EmbeddedMongo.start(file, 0);
        MongoClient client = MongoClients.create(mongo.uri())) {
      notes(client)
          .createIndex(Indexes.ascending("left", "right"), new IndexOptions().unique(true));
      notes.forEach(notes(client)::insertOne);
    }
    try (EmbeddedMongo mongo = EmbeddedMongo.start(file, 0);
        MongoClient client = MongoClients.create(mongo.uri())) {
      for (Document note : notes) {
        Document again = new Document("left", note.get("left")).append("right", note.get("right"));
        assertThat(notes(client).find(again).first()).isEqualTo(note);
        assertThatExceptionOfType(MongoWriteException.class)
            .isThrownBy(() -> notes(client).insertOne(again));
      }
    }
  }

  @Test
  void start_fileOfAnotherFormat(@TempDir Path directory) {
    Path file = directory.resolve("documents");
    try (MVStore old = MVStore.open(file.toString())) {
      old.openMap("databases.notes.note").put("note-1", "in the library's form");
    }
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> EmbeddedMongo.start(file, 0))
        .withMessageContaining("format 0 (expected: 1)");
  }

  @Test
  void start_fileInUse(@TempDir Path directory) {
    Path file = directory.resolve("documents");
    try (EmbeddedMongo first = EmbeddedMongo.start(file, 0)) {
      assertThat(first.port()).isPositive();
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> EmbeddedMongo.start(file, 0))
          .withMessageContaining("in use");
    }
  }

  @Test
  void compactStep_keepsTheDocuments(@TempDir Path directory) {
    DurableBackend backend = DurableBackend.open(directory.resolve("documents").toString());
    backend.resolveDatabase("notes");
    for (int i = 0; i < 100; i++) {
      backend.compactStep();
    }
    backend.close();
    backend.compactStep(); // after the end: without effect
  }

  private static MongoCollection<Document> notes(MongoClient client) {
    return client.getDatabase("notes").getCollection("note");
  }

  private static List<Document> manyNotes() {
    return IntStream.range(0, 1_000)
        .mapToObj(number -> new Document("_id", "note-" + number).append("number", number))
        .toList();
  }
}
