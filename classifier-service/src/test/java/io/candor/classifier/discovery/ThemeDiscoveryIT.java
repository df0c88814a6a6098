package io.candor.classifier.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import io.candor.classifier.MongoFilters;
import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.Embedder.Urgency;
import io.candor.classifier.embedding.ShippedModel;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.labelling.LabellingConfig;
import io.candor.classifier.relabelling.Relabelling;
import io.candor.classifier.taxonomy.DefaultTaxonomy;
import io.candor.classifier.taxonomy.Taxonomies;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.TaxonomyChange;
import io.candor.classifier.taxonomy.TaxonomyEdit;
import io.candor.classifier.taxonomy.TaxonomyEditor;
import io.candor.classifier.taxonomy.TestTaxonomyStore;
import io.candor.classifier.taxonomy.Theme;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The search for themes, step by step, on a real sentence model and store.
class ThemeDiscoveryIT {
  private static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final List<String> SYMPTOM =
      List.of(
          "Scanning a receipt shows only a black picture.",
          "The camera stays black when I want to scan my receipts.",
          "Receipt scanner opens with a black screen since the update.",
          "I cannot scan receipts any more, the camera view is black.",
          "Black camera picture whenever I photograph a receipt.",
          "Tried to scan a receipt five times, the camera shows nothing but black.",
          "The receipt scan is broken, just a black camera image.");
  private static final List<String> MORE_OF_IT =
      List.of(
          "Nothing but a black camera when scanning receipts.",
          "Black screen instead of my receipt in the scanner.",
          "Receipts cannot be scanned, the camera picture is black.",
          "The scanner camera is black, no receipt can be seen.",
          "Scan of receipts fails, black image from the camera.",
          "My receipt scanner only shows black.");
  private static final List<String> LIKE_IT =
      List.of(
          "Scanning a receipt takes too long.",
          "The receipt scanner does not read small print.",
          "I have to scan every receipt twice.",
          "Camera needs many tries for one receipt.");
  private static final Embedder EMBEDDER = ShippedModel.shared();

  private final MongoFilters filters = new MongoFilters();
  private final Set<String> relabelled = new LinkedHashSet<>();
  private MongoClient client;
  private VerbatimStore store;
  private Taxonomies taxonomies;
  private ThemeDiscovery discovery;

  @BeforeEach
  void open() {
    client = filters.client();
    store =
        new MongoVerbatimStore(
            client.getDatabase("discovery-" + UUID.randomUUID()), "model-1", NoStaleVectors.NONE);
    taxonomies = new Taxonomies(new TestTaxonomyStore(), DefaultTaxonomy.load(), Clock.systemUTC());
    discovery =
        new ThemeDiscovery(
            DiscoveryConfig.defaults(),
            store,
            taxonomies,
            new Labeller(EMBEDDER, LabellingConfig.defaults()),
            EMBEDDER,
            new Noted(),
            Clock.systemUTC());
  }

  @AfterEach
  void close() {
    client.close();
    assertThat(filters.offences()).isEmpty();
  }

  @Test
  void aFewTextsOfFewCustomers_areNoTheme() {
    store.put("acme", past());
    store.put("acme", arrive("new", SYMPTOM.subList(0, 4), "", false));
    assertThat(search()).isEmpty();

    // All of them by one customer, who writes again and again.
    store.put("acme", arrive("new", SYMPTOM, "", true));
    assertThat(search()).isEmpty();
  }

  @Test
  void aRiseOfWhatAThemeExplains_isNoNews() {
    store.put("acme", past());
    store.put(
        "acme",
        arrive(
            "late",
            List.of(
                "My order is more than a week late.",
                "The parcel was promised for Monday and came on Friday.",
                "Still waiting for my delivery, it is late.",
                "Shipping took three weeks.",
                "The delivery date is pushed back again.",
                "It came much too late.",
                "Late delivery once more."),
            "",
            false));

    assertThat(search()).isEmpty();
  }

  @Test
  void newSymptom_isFoundOnce_grows_andItsRecordsFollow() {
    store.put("acme", past());
    store.put("acme", arrive("new", SYMPTOM, "mobile_app", false));

    List<String> found = search();

    assertThat(found).hasSize(1);
    Theme theme = theme(found.getFirst());
    assertThat(theme.state()).isEqualTo(Theme.State.EMERGING);
    assertThat(theme.areaId()).isEqualTo("mobile_app");
    assertThat(theme.firstSeenTime()).isEqualTo(NOW.minus(Duration.ofHours(20)));
    assertThat(relabelled).contains("feedback/new-0", "feedback/new-6");
    assertThat(relabelled).noneMatch(key -> key.startsWith("feedback/old-"));

    store.put("acme", arrive("more", MORE_OF_IT, "", false));
    assertThat(search()).isEmpty();
    assertThat(theme(theme.id()).examples().size()).isGreaterThan(theme.examples().size());
    assertThat(theme(theme.id()).displayName()).isEqualTo(theme.displayName());
  }

  @Test
  void newSymptom_besideWhatWasAlwaysWritten_isFoundAlone() {
    store.put("acme", past());
    // Nearer to the new symptom than anything else, from the weeks before: one cluster with it, in
    // which 7 of 11 texts are new, and two of three would have to be.
    store.put(
        "acme",
        at(
            "always",
            LIKE_IT,
            NOW.minus(Duration.ofDays(40)),
            Duration.ofDays(6),
            Verbatim.Rated.LOW));
    store.put("acme", arrive("new", SYMPTOM, "mobile_app", false));

    List<String> found = search();

    assertThat(found).hasSize(1);
    assertThat(theme(found.getFirst()).examples()).doesNotContainAnyElementsOf(LIKE_IT);
  }

  @Test
  void whatPeopleRateInTheMiddle_isNoSymptom() {
    store.put("acme", past());
    store.put(
        "acme", at("new", SYMPTOM, NOW.minus(Duration.ofHours(20)), HOUR, Verbatim.Rated.MIDDLING));

    assertThat(search()).isEmpty();
  }

  @Test
  void askOfAConversationThatWasRatedLowWithoutAComment_countsForARise() {
    store.put("acme", past());
    store.put(
        "acme",
        at(
            "new",
            SYMPTOM,
            NOW.minus(Duration.ofHours(20)),
            HOUR,
            Verbatim.Rated.LOW_WITHOUT_COMMENT));

    assertThat(search()).hasSize(1);
  }

  @Test
  void rejectedTheme_neverComesBack_underAnyName() {
    store.put("acme", past());
    store.put("acme", arrive("new", SYMPTOM, "mobile_app", false));
    String id = search().getFirst();

    edit(new TaxonomyEdit.RejectTheme(id));
    store.put("acme", arrive("more", MORE_OF_IT, "", false));

    assertThat(search()).isEmpty();
    assertThat(taxonomies.latest("acme").themes())
        .noneMatch(theme -> theme.state() == Theme.State.EMERGING);
  }

  @Test
  void mergedTheme_neverComesBack_underAnyName() {
    store.put("acme", past());
    store.put("acme", arrive("new", SYMPTOM, "mobile_app", false));
    String id = search().getFirst();

    edit(new TaxonomyEdit.MergeThemes(List.of(id), "app_crashing"));
    store.put("acme", arrive("more", MORE_OF_IT, "", false));

    assertThat(search()).isEmpty();
  }

  @Test
  void whatIsOlderThanTheWindow_isForgotten() {
    store.put("acme", arrive("new", SYMPTOM.subList(0, 1), "", false));
    Verbatim now = store.all("acme").getFirst();
    store.put(
        "acme",
        List.of(
            new Verbatim(
                "feedback/ancient#",
                "feedback/ancient",
                now.text(),
                NOW.minus(Duration.ofDays(200)),
                "cu-0",
                "",
                Verbatim.Rated.LOW,
                List.of(),
                now.vector())));

    search();

    assertThat(store.all("acme")).extracting(Verbatim::key).containsExactly("feedback/new-0#");
  }

  private List<String> search() {
    return discovery.run(store.waiting().getFirst());
  }

  private void edit(TaxonomyEdit edit) {
    Taxonomy next = TaxonomyEditor.edit(taxonomies.latest("acme"), List.of(edit)).taxonomy();
    taxonomies.put(
        "acme",
        next,
        new TaxonomyChange(
            next.version(), TaxonomyChange.Kind.EDITED, NOW, "maria@example.com", "", ""));
  }

  private Theme theme(String id) {
    return taxonomies.latest("acme").themes().stream()
        .filter(theme -> theme.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /// Seven weeks of complaints that the taxonomy knows.
  private static List<Verbatim> past() {
    List<String> sentences =
        DefaultTaxonomy.load().themes().stream()
            .flatMap(theme -> theme.examples().stream().limit(2))
            .toList();
    List<float[]> vectors = EMBEDDER.embed(sentences, Urgency.BACKGROUND);
    // In no order of subjects; otherwise each would be news when it begins.
    List<Integer> order = new ArrayList<>(IntStream.range(0, sentences.size()).boxed().toList());
    Collections.shuffle(order, new Random(1));
    List<Verbatim> verbatims = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      String key = "feedback/old-" + i;
      Instant time = NOW.minus(Duration.ofDays(8)).minus(Duration.ofHours(14L * order.get(i)));
      verbatims.add(
          new Verbatim(
              key + "#",
              key,
              sentences.get(i),
              time,
              "old " + i,
              "",
              Verbatim.Rated.LOW,
              List.of(),
              vectors.get(i)));
    }
    return verbatims;
  }

  private static List<Verbatim> arrive(
      String name, List<String> texts, String area, boolean oneCustomer) {
    List<float[]> vectors = EMBEDDER.embed(texts, Urgency.BACKGROUND);
    List<Verbatim> verbatims = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String key = "feedback/" + name + "-" + i;
      verbatims.add(
          new Verbatim(
              key + "#",
              key,
              texts.get(i),
              NOW.minus(Duration.ofHours(20L - i)),
              name + (oneCustomer ? "" : " " + i),
              i == 0 ? area : "",
              Verbatim.Rated.LOW,
              List.of(),
              vectors.get(i)));
    }
    return verbatims;
  }

  private static List<Verbatim> at(
      String name, List<String> texts, Instant first, Duration apart, Verbatim.Rated rated) {
    List<float[]> vectors = EMBEDDER.embed(texts, Urgency.BACKGROUND);
    List<Verbatim> verbatims = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String key = "feedback/" + name + "-" + i;
      verbatims.add(
          new Verbatim(
              key + "#",
              key,
              texts.get(i),
              first.plus(apart.multipliedBy(i)),
              name + " " + i,
              "",
              rated,
              List.of(),
              vectors.get(i)));
    }
    return verbatims;
  }

  /// Notes what would be labelled anew.
  private final class Noted implements Relabelling {
    @Override
    public int relabel(String workspace, Collection<String> recordKeys) {
      relabelled.addAll(recordKeys);
      return recordKeys.size();
    }

    @Override
    public void announce(String workspace, Taxonomy taxonomy) {
      // Nobody listens.
    }

    @Override
    public long count(String workspace) {
      return 0;
    }

    @Override
    public void eachKey(String workspace, String after, Predicate<String> visitor) {
      // There are no records.
    }
  }
}
