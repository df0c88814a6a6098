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
    store.insert("acme", first, change(1));
    store.insert("acme", second, change(2));
    store.insert("globex", first, change(1));

    assertThat(store.latest("acme")).contains(second);
    assertThat(store.latest("globex")).contains(first);
  }

  @Test
  void sameVersionAgain_changesNothing() {
    Taxonomy first = DefaultTaxonomy.load();

    assertThat(store.insert("acme", first, change(1))).isTrue();
    assertThat(
            store.insert(
                "acme",
                new Taxonomy(1, List.of(), List.of(), first.archetypes(), List.of()),
                change(1)))
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

  @Test
  void changes_areToldLatestFirst_pageByPage() {
    Taxonomy first = DefaultTaxonomy.load();
    store.insert("acme", first, change(1));
    store.insert("acme", second(first), change(2));

    assertThat(store.changes("acme", Long.MAX_VALUE, 1)).containsExactly(change(2));
    assertThat(store.changes("acme", 2, 10)).containsExactly(change(1));
    assertThat(store.find("acme", 2)).contains(second(first));
    assertThat(store.find("acme", 3)).isEmpty();
  }

  private static TaxonomyChange change(long version) {
    return new TaxonomyChange(
        version,
        TaxonomyChange.Kind.EDITED,
        Instant.parse("2026-03-13T10:00:00Z"),
        "maria@example.com",
        "as agreed",
        "version " + version);
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
            List.of("An example."),
            new Discovery(
                Instant.parse("2026-03-13T09:00:00Z"), 7, 5, List.of("Another thing."), ""),
            new Lineage("price_rise", "", false));
    Archetype banded =
        new Archetype("other", "Other", "", 0, new DeflectionBand(0.1, 0.2), List.of());
    return new Taxonomy(2, first.areas(), plus(first, emerging), List.of(banded), List.of());
  }

  private static List<Theme> plus(Taxonomy taxonomy, Theme theme) {
    return Stream.concat(taxonomy.themes().stream(), List.of(theme).stream()).toList();
  }
}
