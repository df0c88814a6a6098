package io.candor.classifier.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.candor.classifier.MongoFilters;
import io.candor.classifier.policy.Uncovered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoCheckStoresIT {
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");
  private final MongoFilters filters = new MongoFilters();
  private MongoClient client;
  private CheckStore store;
  private RecheckStore rechecks;

  @BeforeEach
  void open() {
    client = filters.client();
    MongoDatabase database = client.getDatabase("checks-" + UUID.randomUUID());
    store = new MongoCheckStore(database);
    rechecks = new MongoRecheckStore(database);
  }

  @AfterEach
  void close() {
    client.close();
    assertThat(filters.offences()).isEmpty();
  }

  @Test
  void settings_replaceOnlyTheOnesTheyAreBasedOn() {
    CheckSettings first =
        new CheckSettings(
            1,
            Set.of("issue_refund"),
            List.of("boughtAt"),
            List.of(new CheckSettings.Mapping("bot", "refund", List.of("ledger_post"))),
            0.03);
    CheckSettings second = new CheckSettings(2, Set.of(), List.of(), List.of(), null);

    assertThat(store.settings("acme")).isEmpty();
    assertThat(store.replaceSettings("acme", first)).isTrue();
    assertThat(store.settings("acme")).contains(first);
    assertThat(store.replaceSettings("acme", first)).as("the same revision again").isFalse();
    assertThat(store.replaceSettings("acme", second)).isTrue();
    assertThat(store.replaceSettings("acme", second)).as("based on an old one").isFalse();
    assertThat(store.settings("globex")).isEmpty();
  }

  @Test
  void toolsAndDependents_areRememberedOnce() {
    store.addTools("acme", "bot", List.of("refund", "lookup"));
    store.addTools("acme", "bot", List.of("refund"));
    store.addDependents("acme", "accounts/a", List.of("conversations/1", "conversations/2"));
    store.addDependents("acme", "accounts/a", List.of("conversations/2"));

    assertThat(store.tools("acme")).isEqualTo(Map.of("bot", Set.of("lookup", "refund")));
    assertThat(store.tools("globex")).isEmpty();
    assertThat(store.dependents("acme", "accounts/a"))
        .containsExactlyInAnyOrder("conversations/1", "conversations/2");
    assertThat(store.dependents("globex", "accounts/a")).isEmpty();
  }

  @Test
  void uncovered_areThoseOfTheLastCheck_inPages() {
    Uncovered said = new Uncovered("WARRANTY", 3, NOON, "It has 12 months.", "12 MONTH");
    store.setUncovered("acme", Map.of("conversations/1", List.of(said)));
    store.setUncovered("acme", Map.of("conversations/2", List.of(said, said)));
    store.setUncovered("globex", Map.of("conversations/3", List.of(said)));

    assertThat(store.uncovered("acme", "", 1)).isEqualTo(Map.of("conversations/1", List.of(said)));
    assertThat(store.uncovered("acme", "conversations/1", 9)).containsOnlyKeys("conversations/2");

    store.setUncovered("acme", Map.of("conversations/1", List.of()));
    assertThat(store.uncovered("acme", "", 9)).containsOnlyKeys("conversations/2");
  }

  @Test
  void recheck_isFinishedByWhoeverAnswersTheLastRequest() {
    rechecks.register("acme");
    assertThat(rechecks.workspaces()).containsExactly("acme");
    assertThat(rechecks.find("acme")).map(RecheckStore.State::running).contains(false);

    rechecks.request("acme", NOON);
    rechecks.register("acme");
    rechecks.progress("acme", 7, 2);
    rechecks.request("acme", NOON.plusSeconds(1));
    rechecks.finish("acme", NOON, 4, NOON.plusSeconds(2));
    assertThat(rechecks.find("acme")).map(RecheckStore.State::running).contains(true);
    assertThat(rechecks.find("acme"))
        .map(RecheckStore.State::answeredRequestTime)
        .as("only the first request is answered")
        .contains(NOON);

    rechecks.finish("acme", NOON.plusSeconds(1), 5, NOON.plusSeconds(3));
    RecheckStore.State state = rechecks.find("acme").orElseThrow();
    assertThat(state.running()).isFalse();
    assertThat(state.rulesVersion()).isEqualTo(5);
    assertThat(state.finishTime()).isEqualTo(NOON.plusSeconds(3));
    assertThat(state.answeredRequestTime()).isEqualTo(NOON.plusSeconds(1));
  }
}
