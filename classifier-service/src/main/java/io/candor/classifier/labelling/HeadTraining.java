package io.candor.classifier.labelling;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.TextKey;
import io.candor.classifier.taxonomy.Archetype;
import io.candor.classifier.taxonomy.Area;
import io.candor.classifier.taxonomy.Discovery;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.Theme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Trains the heads of a workspace on the example sentences of its taxonomy. Deterministic. What
/// two taxonomies have in common is trained once. Not thread-safe.
final class HeadTraining {
  // Chosen among 1e-3..3e-5 by accuracy on texts of another domain; the figures differ little.
  private static final double PENALTY = 3e-4;
  private static final int MAX_STEPS = 200;
  private static final double TEMPERATURE = 1;
  private static final int KEPT = 64;

  private final Embedder embedder;
  private final SentimentHead sentiment = SentimentHead.load();
  private final Map<String, Shared> sharedByVersion = new Latest<>(KEPT);
  private final Map<String, Detector> detectorsByVersion = new Latest<>(10 * KEPT);

  HeadTraining(Embedder embedder) {
    this.embedder = embedder;
  }

  /// The heads that all themes without a detector share.
  private record Shared(LinearHead area, LinearHead theme, LinearHead archetype) {}

  Heads train(Taxonomy taxonomy) {
    Lesson area = new Lesson();
    Lesson theme = new Lesson();
    Lesson archetype = new Lesson();
    for (Area each : taxonomy.areas()) {
      area.add(each.id(), each.examples());
      theme.add(Heads.NOTHING, each.examples());
    }
    for (Theme each : taxonomy.themes()) {
      if (each.discovery() == null) {
        area.add(each.areaId(), each.examples());
        if (each.isAssignable()) {
          theme.add(each.id(), each.examples());
        }
      }
    }
    for (Archetype each : taxonomy.archetypes()) {
      archetype.add(each.id(), each.examples());
    }
    area.add(Heads.NOTHING, taxonomy.background());
    theme.add(Heads.NOTHING, taxonomy.background());
    archetype.add(Archetype.OTHER, taxonomy.background());
    String learned = version("heads-", List.of(area.text(), theme.text(), archetype.text()));
    Shared shared = sharedByVersion.get(learned);
    if (shared == null) {
      shared = new Shared(learn(area), learn(theme), learn(archetype));
      sharedByVersion.put(learned, shared);
    }
    List<String> known = theme.all();
    List<Detector> detectors = new ArrayList<>();
    List<Detector> turnedDown = new ArrayList<>();
    for (Theme each : taxonomy.themes()) {
      if (each.hasDetector()) {
        (each.isAssignable() ? detectors : turnedDown).add(detector(each, learned, known));
      }
    }
    return new Heads(
        "taxonomy-" + taxonomy.version(),
        learned,
        shared.area(),
        shared.theme(),
        shared.archetype(),
        sentiment,
        detectors,
        turnedDown);
  }

  private Detector detector(Theme theme, String learned, List<String> known) {
    Discovery discovery = theme.discovery();
    List<String> counterExamples = discovery == null ? List.of() : discovery.counterExamples();
    String version =
        version(
            "detector-",
            List.of(
                theme.id(),
                learned,
                String.join("\n", theme.examples()),
                String.join("\n", counterExamples)));
    Detector trained = detectorsByVersion.get(version);
    if (trained == null || !trained.theme().equals(theme)) {
      List<String> others = new ArrayList<>(counterExamples);
      others.addAll(known);
      trained = Detector.train(theme, version, embed(theme.examples()), embed(others));
      detectorsByVersion.put(version, trained);
    }
    return trained;
  }

  /// The same for the same texts, in every process.
  private static String version(String prefix, List<String> texts) {
    return prefix + TextKey.of(String.join("\f", texts)).toString().substring(0, 8);
  }

  private List<float[]> embed(List<String> sentences) {
    return embedder.embed(sentences, Embedder.Urgency.INTERACTIVE);
  }

  private LinearHead learn(Lesson lesson) {
    List<String> classes = List.copyOf(lesson.sentences.keySet());
    List<float[]> vectors = embed(lesson.all());
    List<HeadTrainer.Example> examples = new ArrayList<>();
    Map<String, Integer> index = new HashMap<>();
    for (String id : classes) {
      int label = index.size();
      index.put(id, label);
      List<String> own = lesson.sentences.getOrDefault(id, List.of());
      for (int i = 0; i < own.size(); i++) {
        // A large class weighs more than a small one, but not in proportion.
        double weight = 1 / Math.sqrt(own.size());
        examples.add(new HeadTrainer.Example(vectors.get(examples.size()), label, weight));
      }
    }
    return HeadTrainer.train(classes, examples, PENALTY, MAX_STEPS, TEMPERATURE);
  }

  /// Example sentences by class, both in the order in which they came.
  private static final class Lesson {
    private final Map<String, List<String>> sentences = new LinkedHashMap<>();

    void add(String id, List<String> examples) {
      if (!examples.isEmpty()) {
        sentences.computeIfAbsent(id, key -> new ArrayList<>()).addAll(examples);
      }
    }

    List<String> all() {
      return sentences.values().stream().flatMap(List::stream).toList();
    }

    String text() {
      StringBuilder text = new StringBuilder();
      sentences.forEach(
          (id, own) -> text.append(id).append('\n').append(String.join("\n", own)).append('\f'));
      return text.toString();
    }
  }

  /// What was used last.
  private static final class Latest<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1L;

    private final int capacity;

    Latest(int capacity) {
      super(16, 0.75f, true);
      this.capacity = capacity;
    }

    @Override
    protected boolean removeEldestEntry(Map.@Nullable Entry<String, V> eldest) {
      return size() > capacity;
    }
  }
}
