package io.candor.classifier.labelling;

import io.candor.classifier.ClassifierReason;
import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.Embedder.Urgency;
import io.candor.classifier.language.Languages;
import io.candor.classifier.taxonomy.Archetype;
import io.candor.classifier.taxonomy.Area;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.Theme;
import io.candor.kit.error.CandorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Labels texts with the heads of a taxonomy. Thread-safe. The heads of a taxonomy are trained at
/// its first use (about half a second) and kept; workspaces with equal taxonomies share them.
public final class Labeller {
  // Heads of a taxonomy of the default's size take about 300 kB.
  private static final int HEADS_KEPT = 64;
  private static final int MOST_CARDED = 3_000;
  // About five seconds of reading, when none of them was read before.
  private static final int MOST_AT_ONCE = 2_000;
  private static final Duration TRAINING_PAUSE = Duration.ofSeconds(5);
  private static final Logger log = LoggerFactory.getLogger(Labeller.class);

  private final Embedder embedder;
  private final LabellingConfig config;
  private final HeadTraining training;
  private final PretrainedHeads pretrained;
  private final Languages languages;
  private final Map<String, Taxonomy> inUse = new ConcurrentHashMap<>();
  private final Map<String, Taxonomy> underWay = new ConcurrentHashMap<>();
  // One after the other: however many workspaces bring large taxonomies, one core is busy with
  // them.
  private final Executor largeHeads =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("large-heads").factory());
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Taxonomy, Heads> heads =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Taxonomy, Heads> eldest) {
          return size() > HEADS_KEPT;
        }
      };

  public Labeller(Embedder embedder, LabellingConfig config) {
    this(embedder, config, new Languages(), PretrainedHeads.shipped());
  }

  Labeller(
      Embedder embedder, LabellingConfig config, Languages languages, PretrainedHeads pretrained) {
    this.pretrained = pretrained;
    this.languages = languages;
    this.embedder = embedder;
    this.config = config;
    this.training = new HeadTraining(embedder, Urgency.INTERACTIVE, pretrained);
  }

  /// The taxonomy to label a workspace's texts with: the wanted one, or, while the heads of a large
  /// one are being trained in the background, the one that was in use before.
  ///
  /// @throws CandorException `EMBEDDING_OVERLOADED` with a time to wait when there is none before
  public Taxonomy usable(String workspace, Taxonomy wanted) {
    if (sentenceCount(wanted) <= MOST_AT_ONCE || isReady(wanted)) {
      inUse.put(workspace, wanted);
      return wanted;
    }
    if (underWay.putIfAbsent(wanted.version() + " " + workspace, wanted) == null) {
      largeHeads.execute(() -> trainLarge(workspace, wanted));
    }
    Taxonomy before = inUse.get(workspace);
    if (before == null) {
      throw CandorException.of(ClassifierReason.EMBEDDING_OVERLOADED)
          .message("the heads of this workspace's taxonomy are being trained")
          .retryAfter(TRAINING_PAUSE)
          .build();
    }
    return before;
  }

  private void trainLarge(String workspace, Taxonomy taxonomy) {
    try {
      // Apart from what others wait for: it takes minutes to read so many sentences.
      Heads trained = new HeadTraining(embedder, Urgency.BACKGROUND, pretrained).train(taxonomy);
      lock.lock();
      try {
        heads.put(taxonomy, trained);
      } finally {
        lock.unlock();
      }
    } catch (CandorException e) {
      // Overloaded or stopping: the next text that comes starts it again, and what was read is
      // kept.
      log.info("The heads of {} are not trained yet: {}", workspace, e.reason().name());
    } finally {
      underWay.remove(taxonomy.version() + " " + workspace);
    }
  }

  private boolean isReady(Taxonomy taxonomy) {
    lock.lock();
    try {
      return heads.containsKey(taxonomy);
    } finally {
      lock.unlock();
    }
  }

  /// Trains the heads of a taxonomy before anyone waits for them.
  public void prepare(Taxonomy taxonomy) {
    heads(taxonomy);
  }

  /// The version of the heads that label with this taxonomy; equal versions and texts give equal
  /// labels.
  public String headVersion(Taxonomy taxonomy) {
    String mark = pretrained.modelMark();
    String version = heads(taxonomy).version();
    return mark.isEmpty() ? version : version + "/" + mark;
  }

  /// Labels texts, in their order. A text without a letter or digit has no labels.
  ///
  /// @throws io.candor.kit.error.CandorException when the model is overloaded
  public List<TextLabels> label(Taxonomy taxonomy, List<String> texts, Urgency urgency) {
    Heads heads = heads(taxonomy);
    List<String> worded = texts.stream().filter(Labeller::hasWords).toList();
    List<float[]> vectors = embedder.embed(worded, urgency);
    List<TextLabels> labels = new ArrayList<>(texts.size());
    MixedTexts mixed = new MixedTexts(heads);
    int next = 0;
    for (String text : texts) {
      if (hasWords(text)) {
        ExampleVectors.Compared compared = heads.compare(vectors.get(next++));
        labels.add(labels(heads, text, compared));
        mixed.look(labels.size() - 1, text, compared);
      } else {
        labels.add(TextLabels.NONE);
      }
    }
    return mixed.read(labels, parts -> embedder.embed(parts, urgency));
  }

  /// Reads a text for a caller who wants to know why, too.
  ///
  /// @throws io.candor.kit.error.CandorException when the model is overloaded
  public TextReading read(Taxonomy taxonomy, String text, Urgency urgency) {
    if (!hasWords(text)) {
      return TextReading.NONE;
    }
    Heads known = heads(taxonomy);
    ExampleVectors.Compared whole =
        known.compare(embedder.embed(List.of(text), urgency).getFirst());
    MixedTexts mixed = new MixedTexts(known);
    mixed.look(0, text, whole);
    List<TextLabels> labels =
        mixed.read(List.of(labels(known, text, whole)), parts -> embedder.embed(parts, urgency));
    return new TextReading(labels.getFirst(), known.examples().nearestTo(whole));
  }

  private TextLabels labels(Heads known, String text, ExampleVectors.Compared compared) {
    return known
        .label(compared, config)
        .with(pretrained.rootCause().label(compared.vector()), languages.of(text));
  }

  /// The version of the heads that all themes without a detector share.
  public String learnedVersion(Taxonomy taxonomy) {
    return heads(taxonomy).learnedVersion();
  }

  /// How well the heads know examples that were held back from them, one card per head; trains five
  /// times. Empty for a taxonomy of more than 3,000 sentences, for which that takes too long.
  public List<HeadCard> cards(Taxonomy taxonomy) {
    return sentenceCount(taxonomy) > MOST_CARDED
        ? List.of()
        : new HeadTraining(embedder, Urgency.INTERACTIVE).cards(taxonomy);
  }

  /// Whether the heads of a changed taxonomy may take the place of those in use, judged by the same
  /// held-back examples. Trains up to 30 heads. Empty for a taxonomy of more than 3,000 sentences,
  /// for which that takes too long.
  public Optional<HeadTrial> compare(Taxonomy inUse, Taxonomy changed) {
    return sentenceCount(changed) > MOST_CARDED
        ? Optional.empty()
        : Optional.of(new HeadTraining(embedder, Urgency.INTERACTIVE).compare(inUse, changed));
  }

  /// How many sentences the heads of a taxonomy are trained on.
  public int sentenceCount(Taxonomy taxonomy) {
    int count = taxonomy.background().size();
    for (Area area : taxonomy.areas()) {
      count += area.examples().size();
    }
    for (Theme theme : taxonomy.themes()) {
      count += theme.examples().size();
    }
    for (Archetype archetype : taxonomy.archetypes()) {
      count += archetype.examples().size();
    }
    return count;
  }

  /// Labels a text by its vector alone: without its language and root cause.
  public TextLabels label(Taxonomy taxonomy, float[] vector) {
    Heads known = heads(taxonomy);
    return known.label(known.compare(vector), config);
  }

  /// Labels a text of which [#strangeness] is known: that is what takes the time.
  public TextLabels label(Taxonomy taxonomy, float[] vector, double strangeness) {
    Heads known = heads(taxonomy);
    return known.label(known.compare(vector), config, () -> strangeness);
  }

  /// How strange a text is to the head that all themes without a detector share: the share of
  /// known texts that are less strange, 0..1; 0 where that could not be learned.
  public double strangeness(Taxonomy taxonomy, float[] vector) {
    Heads known = heads(taxonomy);
    return known.theme().strangeness(known.compare(vector));
  }

  /// The detectors of found themes: those that are assigned, then those that people turned down or
  /// retired, whose texts are known and not new.
  public Detectors detectors(Taxonomy taxonomy) {
    Heads known = heads(taxonomy);
    return new Detectors(known.detectors(), known.turnedDown());
  }

  /// @param assigned of themes that texts are given
  /// @param turnedDown of themes that they are given no more
  public record Detectors(List<Detector> assigned, List<Detector> turnedDown) {}

  /// Whether a text has a letter or a digit.
  public static boolean hasWords(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private Heads heads(Taxonomy taxonomy) {
    lock.lock();
    try {
      Heads known = heads.get(taxonomy);
      if (known == null) {
        known = training.train(taxonomy);
        heads.put(taxonomy, known);
      }
      return known;
    } finally {
      lock.unlock();
    }
  }
}
