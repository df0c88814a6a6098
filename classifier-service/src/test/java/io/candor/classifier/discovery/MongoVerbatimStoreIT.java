package io.candor.classifier.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import io.candor.classifier.MongoFilters;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
    store = new MongoVerbatimStore(client.getDatabase("verbatims-" + UUID.randomUUID()));
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
