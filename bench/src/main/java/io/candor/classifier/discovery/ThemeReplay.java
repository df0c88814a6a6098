package io.candor.classifier.discovery;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.candor.bench.EmbeddingFile;
import io.candor.bench.EventFile;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.labelling.LabellingConfig;
import io.candor.classifier.record.ReplayedEvents;
import io.candor.classifier.taxonomy.DefaultTaxonomy;
import io.candor.classifier.taxonomy.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Prints which themes are found in a file of events, with what people say their texts are about,
/// and after how many texts. Day by day, with the default taxonomy; no suite is started. Run with
/// the class path of this module:
///
/// `java io.candor.classifier.discovery.ThemeReplay EVENTS LABELS THEME FROM [WORK]`
///
/// EVENTS holds one event a line, compressed or not; LABELS is a JSON object with
/// `labels.verbatims`: by id of a survey answer or of feedback an array whose second item is the
/// theme, or null; THEME is the one that is new, FROM the instant from which it is. WORK is a
/// folder in which vectors are kept between runs. Every other theme that is found is false.
public final class ThemeReplay {
  private static final Duration DAY = Duration.ofDays(1);
  private static final double DAYS_OF_A_WEEK = 7;
  private static final int THEME = 1;

  private final Map<String, String> labels = new HashMap<>();
  private final List<Verbatim> verbatims;
  private final String wanted;
  private final Instant from;

  private ThemeReplay(JsonObject labels, List<Verbatim> verbatims, String wanted, Instant from) {
    this.verbatims = verbatims;
    this.wanted = wanted;
    this.from = from;
    for (var entry : labels.entrySet()) {
      JsonArray label = entry.getValue().getAsJsonArray();
      if (!label.get(THEME).isJsonNull()) {
        this.labels.put(entry.getKey(), label.get(THEME).getAsString());
      }
    }
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 4) {
      throw new IllegalArgumentException("expected: EVENTS LABELS THEME FROM [WORK]");
    }
    var work =
        arguments.length > 4 ? Path.of(arguments[4]) : Files.createTempDirectory("candor-replay");
    Files.createDirectories(work);
    var labels = JsonParser.parseString(Files.readString(Path.of(arguments[1]))).getAsJsonObject();
    try (var embedder = new EmbeddingFile(work.resolve("embeddings.bin"))) {
      var taxonomy = DefaultTaxonomy.load();
      var labeller = new Labeller(embedder, LabellingConfig.defaults());
      var verbatims =
          new ReplayedEvents(EventFile.read(Path.of(arguments[0])))
              .verbatims(taxonomy, labeller, embedder);
      new ThemeReplay(
              labels.getAsJsonObject("labels").getAsJsonObject("verbatims"),
              verbatims,
              arguments[2],
              Instant.parse(arguments[3]))
          .run(new MemoryWorkspace(taxonomy, labeller, embedder));
    }
  }

  private void run(MemoryWorkspace workspace) {
    var found = new ArrayList<Theme>();
    var next = 0;
    var first = verbatims.getFirst().time();
    var last = verbatims.getLast().time();
    for (var until = first.plus(DAY); next < verbatims.size(); until = until.plus(DAY)) {
      var start = next;
      while (next < verbatims.size() && !verbatims.get(next).time().isAfter(until)) {
        next++;
      }
      if (next > start) {
        found.addAll(workspace.take(verbatims.subList(start, next)));
      }
    }
    found.forEach(this::print);
    printLabels(workspace, found);
    var falseOnes = found.stream().filter(theme -> !about(theme).equals(wanted)).count();
    var weeks = Duration.between(first, last).toDays() / DAYS_OF_A_WEEK;
    System.out.printf(
        "%,d displeased verbatims of %.1f weeks; %d themes, %d of them false: %.2f a week%n",
        verbatims.size(), weeks, found.size(), falseOnes, falseOnes / weeks);
  }

  private void print(Theme theme) {
    var discovery = Objects.requireNonNull(theme.discovery());
    System.out.printf(
        "%s %s in %s: %d texts, mostly about %s; of %s since %s there were %d low comments by"
            + " then%n",
        discovery.foundTime(),
        theme.displayName(),
        theme.areaId(),
        discovery.verbatimCount(),
        counts(theme),
        wanted,
        from,
        verbatims.stream()
            .filter(v -> !v.time().isAfter(discovery.foundTime()) && !v.time().isBefore(from))
            .filter(v -> v.rated() == Verbatim.Rated.LOW && wanted.equals(label(v)))
            .count());
  }

  /// What the finished taxonomy makes of the texts: who are given a found theme that is about the
  /// wanted one.
  private void printLabels(MemoryWorkspace workspace, List<Theme> found) {
    var ids = found.stream().filter(t -> about(t).equals(wanted)).map(Theme::id).toList();
    var given =
        verbatims.stream()
            .filter(v -> workspace.themesOf(v).stream().anyMatch(ids::contains))
            .toList();
    System.out.printf(
        "of %d texts about %s %d are labelled so, of %d that are labelled so %d are about it%n",
        verbatims.stream().filter(v -> wanted.equals(label(v))).count(),
        wanted,
        given.stream().filter(v -> wanted.equals(label(v))).count(),
        given.size(),
        given.stream().filter(v -> wanted.equals(label(v))).count());
  }

  private String about(Theme theme) {
    return counts(theme).entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private Map<String, Integer> counts(Theme theme) {
    var texts = new HashSet<>(theme.examples());
    var counts = new TreeMap<String, Integer>();
    verbatims.stream()
        .filter(verbatim -> texts.contains(verbatim.text()))
        .forEach(verbatim -> counts.merge(label(verbatim), 1, Integer::sum));
    return counts;
  }

  /// What people say it is about; `-` where they say nothing.
  private String label(Verbatim verbatim) {
    var key = verbatim.key();
    var survey = key.substring(key.indexOf('#') + 1);
    var feedback = key.substring(key.indexOf('/') + 1, key.indexOf('#'));
    return labels.getOrDefault(survey.isEmpty() ? feedback : survey, "-");
  }
}
