package io.candor.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
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
