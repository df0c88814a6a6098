package io.candor.classifier.discovery;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.Embedder.Urgency;
import io.candor.classifier.embedding.Vectors;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.labelling.LabellingConfig;
import io.candor.classifier.taxonomy.Archetype;
import io.candor.classifier.taxonomy.Area;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.Theme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// Finding themes that the taxonomy does not have, as the service does it: some intents are left
/// out
/// of the taxonomy, and a stream of low ratings about all of them comes for eight weeks, day by
/// day.
/// It stands in the search's package, since that is nobody else's business.
public final class DiscoveryBench {
  private static final int HIDDEN = 10;
  // 67 themes of so many make 6,000 sentences, which train in seconds.
  private static final int EXAMPLES = 90;
  private static final int STREAM = 30;
  private static final int DAYS = 56;
  private static final int BATCHES = 28;
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private DiscoveryBench() {}

  /// Of one draw of ten hidden intents.
  ///
  /// @param found hidden intents that a theme was made of
  /// @param falseThemes themes that are mostly of known intents
  /// @param duplicates themes of an intent that had one already
  /// @param arrived texts of an intent that had come when it was named, by found intent
  /// @param nameRanks place of the true intent's label among all labels by nearness to the name, by
  ///     found intent, from 1
  public record Result(
      int found,
      int falseThemes,
      int duplicates,
      List<Integer> arrived,
      List<Integer> nameRanks,
      List<String> names) {}

  public static Result run(Map<String, List<String>> textsByIntent, Embedder embedder, long seed) {
    var random = new Random(seed);
    var intents = new ArrayList<>(new TreeMap<>(textsByIntent).keySet());
    Collections.shuffle(intents, random);
    var hidden = Set.copyOf(intents.subList(0, HIDDEN));
    var themes = new ArrayList<Theme>();
    var stream = new ArrayList<String>();
    var intentOf = new HashMap<String, String>();
    for (var intent : intents) {
      var texts = new ArrayList<>(textsByIntent.getOrDefault(intent, List.of()));
      Collections.shuffle(texts, random);
      var examples = Math.max(texts.size() / 2, Math.min(EXAMPLES, texts.size() - STREAM));
      var shown = texts.subList(examples, Math.min(examples + STREAM, texts.size()));
      shown.forEach(text -> intentOf.put(text, intent));
      stream.addAll(shown);
      if (!hidden.contains(intent)) {
        var id = intent.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        themes.add(
            Theme.authored(
                id.replaceAll("_$", ""), "bank", "", label(intent), texts.subList(0, examples)));
      }
    }
    Collections.shuffle(stream, random);
    var verbatims = verbatims(stream, embedder);
    var bank = new Area("bank", "Bank", "", "", List.of());
    var other = new Archetype(Archetype.OTHER, "Other", "", 0, null, List.of());
    var workspace =
        new MemoryWorkspace(
            new Taxonomy(1, List.of(bank), themes, List.of(other), List.of("Thank you.")),
            new Labeller(embedder, LabellingConfig.defaults()),
            embedder);
    var made = new ArrayList<Theme>();
    for (var batch = 0; batch < BATCHES; batch++) {
      var from = verbatims.size() * batch / BATCHES;
      made.addAll(
          workspace.take(verbatims.subList(from, verbatims.size() * (batch + 1) / BATCHES)));
    }
    return judge(made, hidden, intents, intentOf, verbatims, embedder);
  }

  private static Result judge(
      List<Theme> made,
      Set<String> hidden,
      List<String> intents,
      Map<String, String> intentOf,
      List<Verbatim> verbatims,
      Embedder embedder) {
    var seen = new HashSet<String>();
    var falseThemes = 0;
    var duplicates = 0;
    var arrived = new ArrayList<Integer>();
    var ranks = new ArrayList<Integer>();
    var names = new ArrayList<String>();
    for (var theme : made) {
      var counts = new TreeMap<String, Integer>();
      theme
          .examples()
          .forEach(text -> counts.merge(intentOf.getOrDefault(text, ""), 1, Integer::sum));
      var most = Collections.max(counts.entrySet(), Map.Entry.comparingByValue());
      var pure = most.getValue() * 2 > theme.examples().size();
      if (!pure || !hidden.contains(most.getKey())) {
        falseThemes++;
        names.add("(" + theme.displayName() + ": " + most.getKey() + ")");
      } else if (!seen.add(most.getKey())) {
        duplicates++;
      } else {
        var discovery = theme.discovery();
        var until = discovery == null ? Instant.MAX : discovery.foundTime();
        arrived.add(
            (int)
                verbatims.stream()
                    .filter(v -> !v.time().isAfter(until))
                    .filter(v -> most.getKey().equals(intentOf.get(v.text())))
                    .count());
        ranks.add(rank(theme.displayName(), most.getKey(), intents, embedder));
        names.add(theme.displayName() + ": " + most.getKey());
      }
    }
    return new Result(seen.size(), falseThemes, duplicates, arrived, ranks, names);
  }

  private static int rank(String name, String intent, List<String> intents, Embedder embedder) {
    var labels =
        embedder.embed(intents.stream().map(DiscoveryBench::label).toList(), Urgency.BACKGROUND);
    var space = Space.around(labels);
    var vector = space.place(embedder.embed(List.of(name), Urgency.BACKGROUND).getFirst());
    var own = Vectors.dot(vector, space.place(labels.get(intents.indexOf(intent))));
    return 1
        + (int)
            labels.stream().filter(each -> Vectors.dot(vector, space.place(each)) > own).count();
  }

  private static String label(String intent) {
    return intent.replace('_', ' ').replace("?", "").toLowerCase(Locale.ROOT);
  }

  private static List<Verbatim> verbatims(List<String> texts, Embedder embedder) {
    var vectors = embedder.embed(texts, Urgency.BACKGROUND);
    var apart = Duration.ofDays(DAYS).dividedBy(texts.size());
    var verbatims = new ArrayList<Verbatim>();
    for (var i = 0; i < texts.size(); i++) {
      var key = "feedback/" + i;
      verbatims.add(
          new Verbatim(
              key + "#",
              key,
              texts.get(i),
              START.plus(apart.multipliedBy(i)),
              key,
              "",
              Verbatim.Rated.LOW,
              List.of(),
              vectors.get(i)));
    }
    return verbatims;
  }
}
