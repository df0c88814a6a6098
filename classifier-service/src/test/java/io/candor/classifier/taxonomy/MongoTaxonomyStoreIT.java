package io.candor.classifier.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import io.candor.classifier.MongoFilters;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoTaxonomyStoreIT {
  private final MongoFilters filters = new MongoFilters();
  private MongoClient client;
  private MongoTaxonomyStore store;

  @BeforeEach
  void open() {
    client = filters.client();
    store = new MongoTaxonomyStore(client.getDatabase("taxonomy-" + UUID.randomUUID()));
  }

  @AfterEach
  void close() {
    client.close();
    assertThat(filters.offences()).isEmpty();
  }

  @Test
  void latest_isWhatWasStoredWithTheHighestVersion() {
    Taxonomy first = DefaultTaxonomy.load();
    Taxonomy second = second(first);

    assertThat(store.latest("acme")).isEmpty();
    store.insert("acme", first);
    store.insert("acme", second);
    store.insert("globex", first);

    assertThat(store.latest("acme")).contains(second);
    assertThat(store.latest("globex")).contains(first);
  }

  @Test
  void sameVersionAgain_changesNothing() {
    Taxonomy first = DefaultTaxonomy.load();

    assertThat(store.insert("acme", first)).isTrue();
    assertThat(
            store.insert(
                "acme", new Taxonomy(1, List.of(), List.of(), first.archetypes(), List.of())))
        .isFalse();
    assertThat(store.latest("acme")).contains(first);
  }

  @Test
  void newWorkspace_startsWithTheDefault() {
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    Taxonomies taxonomies = new Taxonomies(store, DefaultTaxonomy.load(), clock);

    assertThat(taxonomies.of("initech")).isEqualTo(DefaultTaxonomy.load());
    assertThat(store.latest("initech")).contains(DefaultTaxonomy.load());
  }

  private static Taxonomy second(Taxonomy first) {
    Theme emerging =
        new Theme(
            "found_theme",
            "billing",
            "price_rise",
            "Found theme",
            Theme.State.EMERGING,
            Instant.parse("2026-03-12T09:00:00Z"),
            List.of("An example."));
    Archetype banded =
        new Archetype("other", "Other", "", 0, new DeflectionBand(0.1, 0.2), List.of());
    return new Taxonomy(2, first.areas(), plus(first, emerging), List.of(banded), List.of());
  }

  private static List<Theme> plus(Taxonomy taxonomy, Theme theme) {
    return Stream.concat(taxonomy.themes().stream(), List.of(theme).stream()).toList();
  }
}
