package io.candor.classifier.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.candor.classifier.MongoFilters;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoVerbatimStoreIT {
  private static final Instant MONDAY = Instant.parse("2026-03-09T10:00:00Z");

  private final MongoFilters filters = new MongoFilters();
  private MongoClient client;
  private VerbatimStore store;

  @BeforeEach
  void open() {
    client = filters.client();
    store =
        new MongoVerbatimStore(
            client.getDatabase("verbatims-" + UUID.randomUUID()), "model-1", NoStaleVectors.NONE);
  }

  @AfterEach
  void close() {
    client.close();
    assertThat(filters.offences()).isEmpty();
  }

  @Test
  void verbatims_comeBackOldestFirst_inTheirWorkspace() {
    Verbatim later = verbatim("feedback/f2#", MONDAY.plusSeconds(60), "The second.");
    Verbatim earlier = verbatim("feedback/f1#", MONDAY, "The first.");
    store.put("acme", List.of(later, earlier));
    store.put("globex", List.of(verbatim("feedback/f1#", MONDAY, "Of another workspace.")));

    assertThat(store.all("acme"))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(earlier, later);
  }

  @Test
  void sameKeyAgain_takesThePlaceOfTheEarlierOne_andRemovedOnesAreGone() {
    store.put("acme", List.of(verbatim("feedback/f1#", MONDAY, "As it was.")));
    store.put("acme", List.of(verbatim("feedback/f1#", MONDAY, "As it is.")));
    assertThat(store.all("acme")).extracting(Verbatim::text).containsExactly("As it is.");

    store.remove("acme", List.of("feedback/f1#", "feedback/never-there#"));
    assertThat(store.all("acme")).isEmpty();
  }

  @Test
  void progress_tellsWhereSomethingCameSinceTheLastSearch() {
    store.put("acme", List.of(verbatim("feedback/f1#", MONDAY, "The first.")));
    VerbatimStore.Progress first = store.waiting().getFirst();
    assertThat(first.workspace()).isEqualTo("acme");
    assertThat(first.searchedUntil()).isNull();

    // One more comes while the first is being searched: it is not forgotten.
    store.put("acme", List.of(verbatim("feedback/f2#", MONDAY, "The second.")));
    store.searched(first, MONDAY);
    VerbatimStore.Progress second = store.waiting().getFirst();
    assertThat(second.searchedUntil()).isEqualTo(MONDAY);

    store.searched(second, MONDAY);
    assertThat(store.waiting()).isEmpty();
  }

  @Test
  void vectorsOfAnotherModel_areNeverGiven_untilTheyAreMadeAnew() {
    MongoDatabase database = client.getDatabase("verbatims-" + UUID.randomUUID());
    Noted noted = new Noted();
    MongoVerbatimStore earlier = new MongoVerbatimStore(database, "model-1", noted);
    MongoVerbatimStore later = new MongoVerbatimStore(database, "model-2", noted);
    earlier.put(
        "acme",
        List.of(
            verbatim("feedback/f1#", MONDAY, "The first."),
            verbatim("feedback/f2#", MONDAY, "The second.")));
    later.put("acme", List.of(verbatim("feedback/f3#", MONDAY, "The third.")));

    assertThat(later.all("acme")).extracting(Verbatim::text).containsExactly("The third.");
    assertThat(noted.workspaces).containsExactly("acme");
    List<VectorStore.StaleVector> stale = later.stale("acme");
    assertThat(stale)
        .extracting(VectorStore.StaleVector::text)
        .containsExactlyInAnyOrder("The first.", "The second.");

    // One is written anew after it was read, by a replica that still has the earlier model.
    earlier.put("acme", List.of(verbatim("feedback/f2#", MONDAY, "Changed meanwhile.")));
    float[] vector = {1f, 0f};
    later.replace("acme", stale.stream().collect(Collectors.toMap(each -> each, each -> vector)));

    assertThat(later.all("acme"))
        .extracting(Verbatim::text)
        .containsExactly("The first.", "The third.");
    assertThat(later.all("acme").getFirst().vector()).containsExactly(vector);
    assertThat(later.stale("acme"))
        .extracting(VectorStore.StaleVector::text)
        .containsExactly("Changed meanwhile.");
  }

  @Test
  void vectorsWithoutOrigin_asEarlierVersionsStoredThem_areStale() {
    MongoDatabase database = client.getDatabase("verbatims-" + UUID.randomUUID());
    MongoVerbatimStore own = new MongoVerbatimStore(database, "model-1", new Noted());
    own.put("acme", List.of(verbatim("feedback/f1#", MONDAY, "The first.")));
    database
        .getCollection("verbatims")
        .updateOne(
            new Document("workspace", "acme").append("key", "feedback/f1#"),
            new Document("$unset", new Document("vector_of", "")));

    List<VectorStore.StaleVector> stale = own.stale("acme");
    assertThat(stale).extracting(VectorStore.StaleVector::origin).containsExactly("");
    own.replace("acme", Map.of(stale.getFirst(), new float[] {1f, 0f}));
    assertThat(own.stale("acme")).isEmpty();
    assertThat(own.all("acme")).hasSize(1);
  }

  private static final class Noted implements StaleVectors {
    private final Set<String> workspaces = new HashSet<>();

    @Override
    public void found(String workspace) {
      workspaces.add(workspace);
    }

    @Override
    public boolean isAwaited(String workspace) {
      return false;
    }
  }

  private static Verbatim verbatim(String key, Instant time, String text) {
    return new Verbatim(
        key,
        key.substring(0, key.indexOf('#')),
        text,
        time,
        "cu-1",
        "mobile_app",
        Verbatim.Rated.LOW,
        List.of("app_crashing"),
        new float[] {0.6f, -0.8f});
  }
}
