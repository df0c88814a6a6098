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
  private static final int FOLDS = 5;
  // 2,500 examples of 50 classes train in about a second, 15,000 of 150 in 20.
  private static final int MOST_CLASSES = 300;
  private static final int MOST_EXAMPLES = 6_000;
  private static final int READ_TOGETHER = 500;

  private final Embedder embedder;
  private final Embedder.Urgency urgency;
  private final SentimentHead sentiment = SentimentHead.load();
  private final Map<String, Shared> sharedByVersion = new Latest<>(KEPT);
  private final Map<String, Detector> detectorsByVersion = new Latest<>(10 * KEPT);

  /// @param urgency of reading the sentences
  HeadTraining(Embedder embedder, Embedder.Urgency urgency) {
    this.embedder = embedder;
    this.urgency = urgency;
  }

  /// The heads that all themes without a detector share.
  private record Shared(Head area, Head theme, Head archetype) {}

  /// The three lessons of a taxonomy.
  private record Lessons(Lesson area, Lesson theme, Lesson archetype) {}

  private static Lessons lessons(Taxonomy taxonomy) {
    Lesson area = new Lesson(Heads.NOTHING);
    Lesson theme = new Lesson(Heads.NOTHING);
    Lesson archetype = new Lesson(Archetype.OTHER);
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
    return new Lessons(area, theme, archetype);
  }

  /// How well heads of this taxonomy know examples that were held back from them.
  List<HeadCard> cards(Taxonomy taxonomy) {
    Lessons lessons = lessons(taxonomy);
    return List.of(
        card("area", lessons.area()),
        card("theme", lessons.theme()),
        card("archetype", lessons.archetype()));
  }

  private HeadCard card(String name, Lesson lesson) {
    List<String> classes = List.copyOf(lesson.sentences.keySet());
    List<HeadTrainer.Example> examples = examples(lesson);
    HeadCard.Record record = new HeadCard.Record(name, classes.size());
    for (int fold = 0; fold < FOLDS; fold++) {
      List<HeadTrainer.Example> learned = new ArrayList<>();
      List<HeadTrainer.Example> held = new ArrayList<>();
      for (int i = 0; i < examples.size(); i++) {
        (i % FOLDS == fold ? held : learned).add(examples.get(i));
      }
      if (learned.isEmpty()) {
        continue;
      }
      LinearHead head = HeadTrainer.train(classes, learned, PENALTY, MAX_STEPS, TEMPERATURE);
      for (HeadTrainer.Example example : held) {
        double[] probabilities = head.probabilities(example.vector());
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) {
          best = probabilities[k] > probabilities[best] ? k : best;
        }
        record.add(classes.get(example.label()), classes.get(best), probabilities[best]);
      }
    }
    return record.card();
  }

  Heads train(Taxonomy taxonomy) {
    Lessons lessons = lessons(taxonomy);
    Lesson area = lessons.area();
    Lesson theme = lessons.theme();
    Lesson archetype = lessons.archetype();
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
    List<float[]> vectors = new ArrayList<>(sentences.size());
    // The queue takes so many at a time, and others want to be read as well.
    for (int from = 0; from < sentences.size(); from += READ_TOGETHER) {
      int to = Math.min(sentences.size(), from + READ_TOGETHER);
      vectors.addAll(embedder.embed(sentences.subList(from, to), urgency));
    }
    return vectors;
  }

  private Head learn(Lesson lesson) {
    List<String> classes = List.copyOf(lesson.sentences.keySet());
    if (classes.isEmpty()) {
      // Nothing to tell apart: whatever comes is nothing.
      double[][] weights = new double[1][embedder.dimension() + 1];
      return new LinearHead(
          List.of(lesson.nothing), new float[embedder.dimension()], weights, TEMPERATURE);
    }
    List<HeadTrainer.Example> examples = examples(lesson);
    boolean many = classes.size() > MOST_CLASSES || examples.size() > MOST_EXAMPLES;
    return many
        ? PrototypeHead.of(classes, examples)
        : HeadTrainer.train(classes, examples, PENALTY, MAX_STEPS, TEMPERATURE);
  }

  private List<HeadTrainer.Example> examples(Lesson lesson) {
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
    return examples;
  }

  /// Example sentences by class, both in the order in which they came.
  private static final class Lesson {
    private final String nothing;
    private final Map<String, List<String>> sentences = new LinkedHashMap<>();

    /// @param nothing the class of what belongs to no other
    Lesson(String nothing) {
      this.nothing = nothing;
    }

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
