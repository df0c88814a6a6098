package io.candor.classifier.labelling;

import static java.util.Objects.requireNonNull;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Trains the heads of a workspace on the example sentences of its taxonomy. Deterministic. What
/// two taxonomies have in common is trained once. Not thread-safe.
final class HeadTraining {
  // Chosen among 1e-3..3e-5 by accuracy on texts of another domain; the figures differ little.
  private static final double PENALTY = 3e-4;
  private static final int MAX_STEPS = 60;
  private static final int KEPT = 64;
  // 2,500 examples of 50 classes train in about a second, 15,000 of 150 in 20.
  private static final int MOST_CLASSES = 300;
  private static final int MOST_EXAMPLES = 20_000;
  private static final int READ_TOGETHER = 500;

  private final Embedder embedder;
  private final Embedder.Urgency urgency;
  private final PretrainedHeads pretrained;
  private final Map<String, Shared> sharedByVersion = new Latest<>(KEPT);
  private final Map<String, Detector> detectorsByVersion = new Latest<>(10 * KEPT);

  /// @param urgency of reading the sentences
  HeadTraining(Embedder embedder, Embedder.Urgency urgency) {
    this(embedder, urgency, PretrainedHeads.shipped());
  }

  /// @param pretrained the heads that are not trained here, of the embedder's model
  HeadTraining(Embedder embedder, Embedder.Urgency urgency, PretrainedHeads pretrained) {
    this.pretrained = pretrained;
    this.embedder = embedder;
    this.urgency = urgency;
  }

  /// The heads that all themes without a detector share, with what they compare texts with, and the
  /// vectors of their sentences, by text; absent when they are too many to keep.
  private record Shared(
      Learned area,
      Learned theme,
      Learned archetype,
      ExampleVectors compared,
      @Nullable Map<String, float[]> vectors) {}

  /// A head and what is familiar to it; absent where there were too few examples, or too many.
  record Learned(Head head, @Nullable Familiarity familiarity) {}

  /// The three lessons of a taxonomy.
  private record Lessons(Lesson area, Lesson theme, Lesson archetype) {
    List<Lesson> all() {
      return List.of(area, theme, archetype);
    }

    /// Every different sentence once.
    List<String> sentences() {
      return all().stream().flatMap(lesson -> lesson.all().stream()).distinct().toList();
    }
  }

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
    List<String> classes = lesson.classes();
    List<HeadTrainer.Example> examples = examples(lesson);
    HeadCard.Record record = new HeadCard.Record(name, classes.size());
    if (!examples.isEmpty()) {
      CrossValidation judged = CrossValidation.of(classes, examples, PENALTY, MAX_STEPS);
      CrossValidation.Mix mix = judged.mix();
      for (CrossValidation.HeldBack each : judged.heldBack()) {
        double[] probabilities = each.probabilities(mix);
        int best = LinearHead.highest(probabilities);
        record.add(classes.get(each.example().label()), classes.get(best), probabilities[best]);
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
      shared = learn(lessons);
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
    Explained explained = explained(taxonomy, shared);
    return new Heads(
        "taxonomy-" + taxonomy.version(),
        learned,
        shared.area().head(),
        new Heads.Gated(shared.theme().head(), shared.theme().familiarity()),
        shared.archetype().head(),
        pretrained.sentiment(),
        detectors,
        turnedDown,
        explained.examples(),
        explained.compared());
  }

  /// What explains labels, and all that a text is compared with for it.
  private record Explained(NearestExamples examples, ExampleVectors compared) {}

  private Explained explained(Taxonomy taxonomy, Shared shared) {
    Map<String, float[]> known = shared.vectors();
    if (known == null) {
      return new Explained(NearestExamples.NONE, shared.compared());
    }
    NearestExamples.Builder examples = new NearestExamples.Builder().addAll(taxonomy);
    // Those of found themes are few; the others were read for the heads.
    Map<String, float[]> more =
        read(examples.texts().stream().filter(text -> !known.containsKey(text)).toList());
    Map<String, float[]> vectors = new HashMap<>(known);
    vectors.putAll(more);
    ExampleVectors compared = shared.compared().with(more.values());
    return new Explained(examples.build(vectors, compared), compared);
  }

  private Map<String, float[]> read(List<String> texts) {
    List<float[]> vectors = embed(texts);
    Map<String, float[]> byText = new HashMap<>();
    for (int i = 0; i < vectors.size(); i++) {
      byText.put(texts.get(i), vectors.get(i));
    }
    return byText;
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

  /// The same for the same texts and the same sentence model, in every process.
  private String version(String prefix, List<String> texts) {
    return prefix
        + TextKey.of(pretrained.modelMark() + String.join("\f", texts)).toString().substring(0, 8);
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

  private Shared learn(Lessons lessons) {
    Map<String, float[]> vectors = read(lessons.sentences());
    // Others become heads that compare with no example.
    ExampleVectors compared =
        ExampleVectors.of(
            lessons.all().stream()
                .map(Lesson::all)
                .filter(sentences -> sentences.size() <= MOST_EXAMPLES)
                .flatMap(List::stream)
                .map(text -> requireNonNull(vectors.get(text)))
                .toList());
    return new Shared(
        learn(lessons.area(), vectors, compared),
        learn(lessons.theme(), vectors, compared),
        learn(lessons.archetype(), vectors, compared),
        compared,
        vectors.size() > MOST_EXAMPLES ? null : vectors);
  }

  private Learned learn(Lesson lesson, Map<String, float[]> vectors, ExampleVectors compared) {
    List<String> classes = lesson.classes();
    if (classes.isEmpty()) {
      // Nothing to tell apart: whatever comes is nothing.
      double[][] weights = new double[1][embedder.dimension() + 1];
      return new Learned(
          new LinearHead(List.of(lesson.nothing()), new float[embedder.dimension()], weights, 1),
          null);
    }
    List<float[]> own =
        lesson.all().stream().map(text -> requireNonNull(vectors.get(text))).toList();
    return learn(classes, examples(lesson, own), compared);
  }

  /// @param classes at least one
  /// @param examples at least one of each class
  /// @param compared that texts are compared with; the vectors of the examples are among them,
  ///     unless they are more than 20,000
  static Learned learn(
      List<String> classes, List<HeadTrainer.Example> examples, ExampleVectors compared) {
    if (classes.size() > MOST_CLASSES || examples.size() > MOST_EXAMPLES) {
      return new Learned(PrototypeHead.of(classes, examples), null);
    }
    LinearHead head = HeadTrainer.train(classes, examples, PENALTY, MAX_STEPS, 1);
    CrossValidation judged = CrossValidation.of(classes, examples, PENALTY, MAX_STEPS);
    CrossValidation.Mix mix = judged.mix();
    LinearHead tempered = head.withTemperature(mix.temperature());
    return new Learned(
        mix.neighbourShare() == 0
            ? tempered
            : new MixedHead(
                tempered, Neighbours.of(classes.size(), examples, compared), mix.neighbourShare()),
        judged.familiarity(classes.size(), examples, compared, mix.temperature()));
  }

  /// How heads of two taxonomies do on the same held-back examples.
  HeadTrial compare(Taxonomy before, Taxonomy after) {
    Lessons earlier = lessons(before);
    Lessons later = lessons(after);
    Set<String> sentences = new LinkedHashSet<>(earlier.sentences());
    sentences.addAll(later.sentences());
    Map<String, float[]> vectors = read(List.copyOf(sentences));
    return HeadTrial.of(earlier.area(), later.area(), vectors)
        .and(HeadTrial.of(earlier.theme(), later.theme(), vectors))
        .and(HeadTrial.of(earlier.archetype(), later.archetype(), vectors));
  }

  /// A head whose confidence nobody asks for.
  ///
  /// @param vectors of the lesson's sentences, in their order
  static LinearHead untempered(Lesson lesson, List<float[]> vectors) {
    if (lesson.classes().isEmpty()) {
      return new LinearHead(List.of(lesson.nothing()), new float[0], new double[1][1], 1);
    }
    return HeadTrainer.train(lesson.classes(), examples(lesson, vectors), PENALTY, MAX_STEPS, 1);
  }

  private List<HeadTrainer.Example> examples(Lesson lesson) {
    return examples(lesson, embed(lesson.all()));
  }

  private static List<HeadTrainer.Example> examples(Lesson lesson, List<float[]> vectors) {
    List<HeadTrainer.Example> examples = new ArrayList<>();
    int label = 0;
    for (String id : lesson.classes()) {
      int count = lesson.of(id).size();
      for (int i = 0; i < count; i++) {
        // A large class weighs more than a small one, but not in proportion.
        double weight = 1 / Math.sqrt(count);
        examples.add(new HeadTrainer.Example(vectors.get(examples.size()), label, weight));
      }
      label++;
    }
    return examples;
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
