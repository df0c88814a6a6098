package io.candor.classifier.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.MongoClient;
import io.candor.classifier.MongoFilters;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoSatisfactionStoreIT {
  private static final Instant MONDAY = Instant.parse("2026-03-09T10:00:00Z");

  private final MongoFilters filters = new MongoFilters();
  private MongoClient client;
  private SatisfactionStore store;

  @BeforeEach
  void open() {
    client = filters.client();
    store = new MongoSatisfactionStore(client.getDatabase("satisfaction-" + UUID.randomUUID()));
  }

  @AfterEach
  void close() {
    client.close();
    assertThat(filters.offences()).isEmpty();
  }

  @Test
  void samples_comeBackByKind_theSameKeyOnce() {
    RatedSample second = sample("feedback/f2#", MONDAY.plusSeconds(60), 5);
    RatedSample first = sample("feedback/f1#", MONDAY, 1);
    store.put("acme", List.of(second, sample("feedback/f1#", MONDAY, 2)));
    store.put("acme", List.of(first));
    store.put("globex", List.of(first));

    assertThat(store.samples("acme", Signs.Kind.VERBATIM))
        .extracting(RatedSample::key, RatedSample::rating)
        .containsExactly(tuple("feedback/f1#", 1.0), tuple("feedback/f2#", 5.0));
    assertThat(store.samples("acme", Signs.Kind.CONVERSATION)).isEmpty();

    store.remove("acme", List.of(first));
    assertThat(store.samples("acme", Signs.Kind.VERBATIM)).hasSize(1);
    assertThat(store.samples("globex", Signs.Kind.VERBATIM)).hasSize(1);
  }

  @Test
  void model_isKeptOnceUnderItsNumber() {
    SatisfactionModel model =
        new SatisfactionModel(
            Signs.Kind.VERBATIM,
            1,
            new Scorer("ratings-1", new double[5][4]),
            MONDAY,
            new Scorer.Errors(300, 0.5, 0.1, 0.2, 0.02),
            new Scorer.Errors(300, 0.6, 0.2, 0.3, 0.05));

    assertThat(store.insert("acme", model)).isTrue();
    assertThat(store.insert("acme", model)).isFalse();

    assertThat(store.find("acme", Signs.Kind.VERBATIM, 1).orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(model);
    assertThat(store.find("acme", Signs.Kind.VERBATIM, 2)).isEmpty();
    assertThat(store.find("acme", Signs.Kind.CONVERSATION, 1)).isEmpty();
  }

  @Test
  void waiting_tellsWhereRatingsCame() {
    store.put("acme", List.of(sample("feedback/f1#", MONDAY, 1)));
    SatisfactionStore.Waiting first = store.waiting().getFirst();
    store.put("acme", List.of(sample("feedback/f2#", MONDAY, 1)));

    store.looked(first);
    assertThat(store.waiting()).hasSize(1);
    store.looked(store.waiting().getFirst());
    assertThat(store.waiting()).isEmpty();
  }

  private static RatedSample sample(String key, Instant time, double rating) {
    return new RatedSample(
        key, new Signs(Signs.Kind.VERBATIM, new float[] {0.5f, 0, 1}), rating, time);
  }
}
