package io.candor.classifier.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.mongodb.client.MongoClient;
import io.candor.classifier.MongoFilters;
import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.Embedder.Urgency;
import io.candor.classifier.embedding.ShippedModel;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.labelling.LabellingConfig;
import io.candor.classifier.taxonomy.DefaultTaxonomy;
import io.candor.classifier.taxonomy.Taxonomies;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.TestTaxonomyStore;
import io.candor.classifier.taxonomy.Theme;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// What the shipped sample promises: the release that logs people out makes a theme of its own
/// beside the crashes, the slowness and the sign-in failures that the taxonomy knows, and nothing
/// else does.
class SampleThemeIT {
  private static final Path SAMPLE = Path.of("../samples/pinecrate.jsonl.gz");
  private static final Instant RELEASE = Instant.parse("2026-04-07T09:00:00Z");

  @Test
  void loginLoop_emergesUnderItsName_andTakesItsTexts() throws IOException {
    MongoFilters filters = new MongoFilters();
    Embedder embedder = ShippedModel.shared();
    try (MongoClient client = filters.client()) {
      VerbatimStore store =
          new MongoVerbatimStore(
              client.getDatabase("sample-" + UUID.randomUUID()), "model-1", NoStaleVectors.NONE);
      Labeller labeller = new Labeller(embedder, LabellingConfig.defaults());
      Taxonomies taxonomies =
          new Taxonomies(new TestTaxonomyStore(), DefaultTaxonomy.load(), Clock.systemUTC());
      List<Verbatim> low = lowVerbatims(embedder);
      store.put("acme", low);

      List<String> found =
          new ThemeDiscovery(
                  DiscoveryConfig.defaults(),
                  store,
                  taxonomies,
                  labeller,
                  embedder,
                  new NoRelabelling(),
                  Clock.systemUTC())
              .run(store.waiting().getFirst());

      Taxonomy after = taxonomies.latest("acme");
      assertThat(after.themes().stream().filter(t -> found.contains(t.id())))
          .singleElement()
          .satisfies(
              theme -> {
                assertThat(theme.displayName()).isEqualTo("Stuck login loop");
                assertThat(theme.areaId()).isEqualTo("mobile_app");
                assertThat(theme.state()).isEqualTo(Theme.State.EMERGING);
                assertThat(theme.firstSeenTime()).isAfter(RELEASE);
              });
      // Who was logged out "once this week" or "today" was so before the release as well.
      List<String> about =
          low.stream()
              .filter(v -> v.time().isAfter(RELEASE) && v.text().matches("(?i).*(log|sign|kick).*"))
              .filter(v -> !v.text().matches(".* (once this week|today)\\."))
              .map(v -> labeller.label(after, v.vector()).themes())
              .map(themes -> themes.isEmpty() ? "" : themes.getFirst().id())
              .toList();
      assertThat(about.stream().filter(found::contains).count())
          .isGreaterThanOrEqualTo(Math.round(0.8 * about.size()));
    }
    assertThat(filters.offences()).isEmpty();
  }

  /// Comments and reviews that were rated at most 2 of 5 in the sample.
  private static List<Verbatim> lowVerbatims(Embedder embedder) throws IOException {
    Map<String, JsonObject> low = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SAMPLE)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonObject event = JsonParser.parseString(line).getAsJsonObject();
        for (String kind : List.of("survey", "feedback")) {
          JsonObject body = event.getAsJsonObject(kind);
          if (body != null
              && body.has("verbatim")
              && body.has("rating")
              && body.get("rating").getAsDouble() <= 2) {
            low.put(kind + "/" + body.get(kind + "Id").getAsString(), body);
          }
        }
      }
    }
    List<String> texts = low.values().stream().map(b -> b.get("verbatim").getAsString()).toList();
    List<float[]> vectors = embedder.embed(texts, Urgency.BACKGROUND);
    List<Verbatim> verbatims = new ArrayList<>();
    low.forEach(
        (key, body) ->
            verbatims.add(
                new Verbatim(
                    key + "#",
                    key,
                    body.get("verbatim").getAsString(),
                    Instant.parse(
                        body.get(body.has("answerTime") ? "answerTime" : "time").getAsString()),
                    key,
                    "",
                    Verbatim.Rated.LOW,
                    List.of(),
                    vectors.get(verbatims.size()))));
    return verbatims;
  }
}
