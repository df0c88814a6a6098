package io.candor.classifier.discovery;

import io.candor.classifier.embedding.Vectors;
import io.candor.classifier.labelling.Detector;
import io.candor.classifier.labelling.Label;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.labelling.TextLabels;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.Theme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a workspace's taxonomy already explains.
final class Known {
  // A cluster is a theme that is known when two of five members are recognised by its detector...
  private static final double DETECTED_SHARE = 0.4;
  // ...or when its middle lies this near to that of the theme's examples: the same symptom in other
  // words, which a detector of few examples does not recognise yet.
  private static final double SAME_MIDDLE = 0.5;
  // The shared head has to give the same theme to four of five members with this much confidence...
  private static final double EXPLAINED_SHARE = 0.8;
  private static final double EXPLAINED_CONFIDENCE = 0.7;
  // ...and members have to be as near to its examples as these are to each other, and a little
  // more:
  // a broad theme takes a new symptom for its own from a distance.
  private static final double NEARER = 0.03;
  private static final double SIMILAR_MIDDLE = 0.4;
  private static final int MOST_COMPARED = 3_000;
  // More say no better where a theme lies.
  private static final int OF_A_MIDDLE = 40;
  private static final double STRANGE = 0.9;

  private final Taxonomy taxonomy;
  private final Labeller labeller;
  private final Labeller.Detectors detectors;
  private final Space space;
  private final Function<List<String>, List<float[]>> read;
  private final Map<String, Theme> themes = new HashMap<>();
  private final Map<String, List<float[]>> examples = new HashMap<>();
  private final Map<String, float[]> middles = new HashMap<>();
  private final Map<String, TextLabels> labels = new HashMap<>();
  private final Map<String, Double> strangeness;

  /// @param read vectors of sentences
  /// @param strangeness of verbatims to the head that themes without a detector share, by text;
  ///     what is missing is added
  Known(
      Taxonomy taxonomy,
      Labeller labeller,
      Space space,
      Function<List<String>, List<float[]>> read,
      Map<String, Double> strangeness) {
    this.strangeness = strangeness;
    this.taxonomy = taxonomy;
    this.labeller = labeller;
    this.detectors = labeller.detectors(taxonomy);
    this.space = space;
    this.read = read;
    taxonomy.themes().forEach(theme -> themes.put(theme.id(), theme));
  }

  private List<float[]> examples(String themeId) {
    Theme theme = themes.get(themeId);
    if (theme == null || theme.examples().isEmpty()) {
      return List.of();
    }
    return examples.computeIfAbsent(
        themeId, id -> read.apply(theme.examples()).stream().map(space::place).toList());
  }

  private double nearness(Theme theme, float[] placed) {
    if (theme.examples().isEmpty()) {
      return -1;
    }
    return Vectors.dot(middles.computeIfAbsent(theme.id(), id -> middle(theme)), placed);
  }

  private float[] middle(Theme theme) {
    List<String> some = theme.examples().stream().limit(OF_A_MIDDLE).toList();
    return Space.middle(read.apply(some).stream().map(space::place).toList());
  }

  Taxonomy taxonomy() {
    return taxonomy;
  }

  Space space() {
    return space;
  }

  TextLabels label(Verbatim verbatim) {
    return labels.computeIfAbsent(
        verbatim.key(), key -> labeller.label(taxonomy, verbatim.vector(), strangeness(verbatim)));
  }

  private double strangeness(Verbatim verbatim) {
    return strangeness.computeIfAbsent(
        verbatim.text(), text -> labeller.strangeness(taxonomy, verbatim.vector()));
  }

  /// Whether a text is given no theme at all.
  boolean hasNoTheme(Verbatim verbatim) {
    return label(verbatim).themes().isEmpty();
  }

  /// Whether no theme says what a text says: none is given, or only one from which it is further
  /// away than nine of ten known texts are from theirs. Looser than what a label is given by: here
  /// many texts decide together, and an error of one is none.
  boolean isUnexplained(Verbatim verbatim) {
    if (hasNoTheme(verbatim)) {
      return true;
    }
    List<Label> given = label(verbatim).themes();
    boolean detected =
        detectors.assigned().stream()
            .anyMatch(detector -> detector.theme().id().equals(given.getFirst().id()));
    return !detected && strangeness(verbatim) >= STRANGE;
  }

  List<Detector> assigned() {
    return detectors.assigned();
  }

  /// The found theme that a cluster belongs to, also one that was turned down.
  Optional<Theme> foundBefore(List<Verbatim> cluster, float[] middle) {
    return foundBefore(cluster, middle, SAME_MIDDLE);
  }

  /// @param same how near the middles of one symptom are at least, -1..1
  Optional<Theme> foundBefore(List<Verbatim> cluster, float[] middle, double same) {
    List<Detector> all = new ArrayList<>(detectors.assigned());
    all.addAll(detectors.turnedDown());
    for (Detector detector : all) {
      long hits =
          cluster.stream().filter(v -> Detector.isHit(detector.confidence(v.vector()))).count();
      boolean near = nearness(detector.theme(), middle) >= same;
      if (near || hits >= DETECTED_SHARE * cluster.size()) {
        return Optional.of(detector.theme());
      }
    }
    return Optional.empty();
  }

  /// Whether one theme of the shared head explains a cluster.
  boolean explains(List<Verbatim> cluster) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Double> confidences = new HashMap<>();
    for (Verbatim verbatim : cluster) {
      List<Label> themes = label(verbatim).themes();
      if (!themes.isEmpty()) {
        counts.merge(themes.getFirst().id(), 1, Integer::sum);
        confidences.merge(themes.getFirst().id(), themes.getFirst().confidence(), Double::sum);
      }
    }
    for (Map.Entry<String, Integer> theme : counts.entrySet()) {
      double share = (double) theme.getValue() / cluster.size();
      double confidence = confidences.getOrDefault(theme.getKey(), 0.0) / cluster.size();
      if (share >= EXPLAINED_SHARE
          && confidence >= EXPLAINED_CONFIDENCE
          && isAsNear(cluster, theme.getKey())) {
        return true;
      }
    }
    return false;
  }

  private boolean isAsNear(List<Verbatim> cluster, String themeId) {
    List<float[]> own = examples(themeId);
    if (own.size() < 2) {
      return true;
    }
    double members = 0;
    for (Verbatim verbatim : cluster) {
      members += nearest(space.place(verbatim.vector()), own, -1);
    }
    double apart = 0;
    for (int i = 0; i < own.size(); i++) {
      apart += nearest(own.get(i), own, i);
    }
    return members / cluster.size() >= apart / own.size() + NEARER;
  }

  private static double nearest(float[] vector, List<float[]> others, int self) {
    double nearest = -1;
    for (int i = 0; i < others.size(); i++) {
      if (i != self) {
        nearest = Math.max(nearest, Vectors.dot(vector, others.get(i)));
      }
    }
    return nearest;
  }

  /// Whether a cluster says what is wrong, and not merely that something is: most of its rated
  /// members were rated low. People who say "half of my question was answered" rate the middle.
  boolean isSymptom(List<Verbatim> cluster) {
    int balance = 0;
    for (Verbatim verbatim : cluster) {
      balance +=
          switch (verbatim.rated()) {
            case LOW, LOW_WITHOUT_COMMENT -> 1;
            case MIDDLING -> -1;
            case NOT -> 0;
          };
    }
    return balance >= 0;
  }

  /// Whether no theme at all is given to most members.
  double unexplainedShare(List<Verbatim> cluster) {
    long without = cluster.stream().filter(this::hasNoTheme).count();
    return (double) without / cluster.size();
  }

  /// The assignable theme whose examples lie nearest to a cluster's middle; empty when none is
  /// near.
  String similarTheme(float[] middle) {
    return nearest(middle)
        .filter(near -> near.similarity() > SIMILAR_MIDDLE)
        .map(near -> near.theme().id())
        .orElse("");
  }

  /// How near to a point the nearest assignable theme lies, -1..1.
  double nearestTheme(float[] placed) {
    return nearest(placed).map(Near::similarity).orElse(-1.0);
  }

  /// A theme and how near it lies.
  private record Near(Theme theme, double similarity) {}

  /// Empty for a taxonomy of so many themes that reading their examples would take minutes.
  private Optional<Near> nearest(float[] placed) {
    List<Theme> assignable = taxonomy.themes().stream().filter(Theme::isAssignable).toList();
    int sentences =
        assignable.stream().mapToInt(t -> Math.min(OF_A_MIDDLE, t.examples().size())).sum();
    return sentences > MOST_COMPARED
        ? Optional.empty()
        : assignable.stream()
            .map(theme -> new Near(theme, nearness(theme, placed)))
            .max(Comparator.comparingDouble(Near::similarity));
  }
}
