package io.candor.classifier.labelling;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.Embedder.Urgency;
import io.candor.classifier.taxonomy.Archetype;
import io.candor.classifier.taxonomy.Area;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.Theme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Labels texts with the heads of a taxonomy. Thread-safe. The heads of a taxonomy are trained at
/// its first use (about half a second) and kept; workspaces with equal taxonomies share them.
public final class Labeller {
  // Heads of a taxonomy of the default's size take about 300 kB.
  private static final int HEADS_KEPT = 64;
  private static final int MOST_CARDED = 3_000;

  private final Embedder embedder;
  private final LabellingConfig config;
  private final HeadTraining training;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Taxonomy, Heads> heads =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Taxonomy, Heads> eldest) {
          return size() > HEADS_KEPT;
        }
      };

  public Labeller(Embedder embedder, LabellingConfig config) {
    this.embedder = embedder;
    this.config = config;
    this.training = new HeadTraining(embedder);
  }

  /// Trains the heads of a taxonomy before anyone waits for them.
  public void prepare(Taxonomy taxonomy) {
    heads(taxonomy);
  }

  /// The version of the heads that label with this taxonomy; equal versions and texts give equal
  /// labels.
  public String headVersion(Taxonomy taxonomy) {
    return heads(taxonomy).version();
  }

  /// Labels texts, in their order. A text without a letter or digit has no labels.
  ///
  /// @throws io.candor.kit.error.CandorException when the model is overloaded
  public List<TextLabels> label(Taxonomy taxonomy, List<String> texts, Urgency urgency) {
    Heads heads = heads(taxonomy);
    List<String> worded = texts.stream().filter(Labeller::hasWords).toList();
    List<float[]> vectors = embedder.embed(worded, urgency);
    List<TextLabels> labels = new ArrayList<>(texts.size());
    int next = 0;
    for (String text : texts) {
      labels.add(hasWords(text) ? heads.label(vectors.get(next++), config) : TextLabels.NONE);
    }
    return labels;
  }

  /// The version of the heads that all themes without a detector share.
  public String learnedVersion(Taxonomy taxonomy) {
    return heads(taxonomy).learnedVersion();
  }

  /// How well the heads know examples that were held back from them, one card per head; trains five
  /// times. Empty for a taxonomy of more than 3,000 sentences, for which that takes too long.
  public List<HeadCard> cards(Taxonomy taxonomy) {
    return sentenceCount(taxonomy) > MOST_CARDED ? List.of() : new HeadTraining(embedder).cards(taxonomy);
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

  /// Labels a text by its vector.
  public TextLabels label(Taxonomy taxonomy, float[] vector) {
    return heads(taxonomy).label(vector, config);
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

  private static boolean hasWords(String text) {
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
