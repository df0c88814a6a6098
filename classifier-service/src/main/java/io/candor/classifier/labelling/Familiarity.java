package io.candor.classifier.labelling;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Tells whether a head has seen anything like a text before. A head divides all of space among its
/// classes and is sure of itself far from every example, so being probable is not enough: an answer
/// has to be near, too. Two scores, each better where the other is weak:
///
/// - near: distance to the nearest example of the class that was answered, standardised for that
///   class and doubled, minus the log-odds of the highest probability. Finds a new symptom beside
/// known ones.
/// - far: standardised energy (−log Σ exp logit) plus standardised mean distance to the five
/// nearest
///   examples of any class. Finds what has nothing to do with the taxonomy.
///
/// A text is unfamiliar when the higher of the two, each as its rank among examples that were held
/// back from the head, is above that of 95 of 100 held-back examples. Immutable and thread-safe.
final class Familiarity {
  /// Share of known texts that may be taken for unfamiliar.
  static final double FLAG_RATE = 0.05;

  private static final int NEIGHBOURS = 5;
  private static final int NONE = -1;
  // Distances of a class with few examples are pulled towards those of all classes, as if the class
  // had so many more examples of the usual distance.
  private static final double PRIOR_EXAMPLES = 5;
  // Chosen on public intents: the distance knows more of what lies beside a class than the head's
  // own doubt, which is as great between two classes.
  private static final double DISTANCE_WEIGHT = 2;
  // Fewer held-back examples say nothing about a rate of 5 in 100.
  private static final int LEAST_HELD_BACK = 40;

  private final double temperature;
  // Of each example among the vectors that texts are compared with.
  private final int[] places;
  private final int[] labels;
  private final int[][] byLabel;
  private final VectorGroups groups;
  private final double[] classMean;
  private final double[] classDeviation;
  private final double energyMean;
  private final double energyDeviation;
  private final double farMean;
  private final double farDeviation;
  private final double[] nearRanks;
  private final double[] farRanks;
  private final double[] strangest;

  private Familiarity(
      List<HeadTrainer.Example> examples,
      int classCount,
      ExampleVectors vectors,
      List<CrossValidation.HeldBack> heldBack,
      double temperature) {
    this.temperature = temperature;
    places = vectors.places(examples);
    labels = examples.stream().mapToInt(HeadTrainer.Example::label).toArray();
    groups = VectorGroups.of(Arrays.stream(places).mapToObj(vectors::at).toArray(float[][]::new));
    byLabel = new int[classCount][];
    for (int k = 0; k < classCount; k++) {
      int label = k;
      byLabel[k] = IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
    }
    double[] own = new double[places.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = nearest(vectors.compare(vectors.at(places[i])), labels[i], places[i]);
    }
    double mean = mean(Arrays.stream(own).filter(Double::isFinite).toArray());
    double deviation = deviation(Arrays.stream(own).filter(Double::isFinite).toArray(), mean);
    classMean = new double[classCount];
    classDeviation = new double[classCount];
    for (int k = 0; k < classCount; k++) {
      double sum = PRIOR_EXAMPLES * mean;
      double squares = PRIOR_EXAMPLES * deviation * deviation;
      double count = PRIOR_EXAMPLES;
      for (int i = 0; i < own.length; i++) {
        if (labels[i] == k && Double.isFinite(own[i])) {
          sum += own[i];
          squares += (own[i] - mean) * (own[i] - mean);
          count++;
        }
      }
      classMean[k] = sum / count;
      classDeviation[k] = Math.sqrt(squares / count);
    }
    double[] energies = heldBack.stream().mapToDouble(h -> LinearHead.energy(h.logits())).toArray();
    energyMean = mean(energies);
    energyDeviation = deviation(energies, energyMean);
    double[] near = new double[heldBack.size()];
    double[] around = new double[heldBack.size()];
    for (int i = 0; i < near.length; i++) {
      float[] vector = heldBack.get(i).example().vector();
      ExampleVectors.Compared text = vectors.compare(vector);
      int self = vectors.place(vector);
      near[i] = near(text, heldBack.get(i).logits(), self);
      around[i] = around(text, self);
    }
    farMean = mean(around);
    farDeviation = deviation(around, farMean);
    double[] far = new double[heldBack.size()];
    for (int i = 0; i < far.length; i++) {
      far[i] = far(energies[i], around[i]);
    }
    nearRanks = near.clone();
    Arrays.sort(nearRanks);
    farRanks = far.clone();
    Arrays.sort(farRanks);
    strangest = new double[near.length];
    for (int i = 0; i < strangest.length; i++) {
      strangest[i] = Math.max(rank(nearRanks, near[i]), rank(farRanks, far[i]));
    }
    Arrays.sort(strangest);
  }

  static boolean canLearnFrom(List<CrossValidation.HeldBack> heldBack) {
    return heldBack.size() >= LEAST_HELD_BACK;
  }

  /// @param examples that the head has learned
  /// @param vectors that texts are compared with; those of the examples are among them
  /// @param heldBack the same examples, or some of them, as judged by heads that had not
  /// @param temperature of the head
  static Familiarity learn(
      List<HeadTrainer.Example> examples,
      int classCount,
      ExampleVectors vectors,
      List<CrossValidation.HeldBack> heldBack,
      double temperature) {
    return new Familiarity(examples, classCount, vectors, heldBack, temperature);
  }

  /// How strange a text is: the share of held-back examples that are less strange, 0..1. Of known
  /// texts one in ten is above 0.9.
  ///
  /// @param logits of the head
  double strangeness(ExampleVectors.Compared text, double[] logits) {
    double higher =
        Math.max(rank(nearRanks, nearScore(text, logits)), rank(farRanks, farScore(text, logits)));
    return rank(strangest, higher);
  }

  /// Whether the head has seen something like it.
  boolean isFamiliar(ExampleVectors.Compared text, double[] logits) {
    return isFamiliar(strangeness(text, logits));
  }

  /// Whether a text of this strangeness is familiar.
  static boolean isFamiliar(double strangeness) {
    return strangeness < 1 - FLAG_RATE;
  }

  /// Higher for what lies beside a known class; the scale is that of log-odds.
  double nearScore(ExampleVectors.Compared text, double[] logits) {
    return near(text, logits, NONE);
  }

  /// Higher for what lies apart from everything known; in standard deviations.
  double farScore(ExampleVectors.Compared text, double[] logits) {
    return far(LinearHead.energy(logits), around(text, NONE));
  }

  /// @param self place of the text itself among the examples, which is left out
  private double near(ExampleVectors.Compared text, double[] logits, int self) {
    double[] probabilities = LinearHead.softmax(logits, temperature);
    int best = LinearHead.highest(probabilities);
    double distance = nearest(text, best, self);
    double standardised =
        Double.isFinite(distance) ? (distance - classMean[best]) / classDeviation[best] : 0;
    double p = Math.clamp(probabilities[best], 1e-6, 1 - 1e-6);
    return DISTANCE_WEIGHT * standardised - Math.log(p / (1 - p));
  }

  private double far(double energy, double around) {
    return (energy - energyMean) / energyDeviation + (around - farMean) / farDeviation;
  }

  private double nearest(ExampleVectors.Compared text, int label, int self) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int i : byLabel[label]) {
      if (places[i] != self) {
        highest = Math.max(highest, text.with(places[i]));
      }
    }
    return 1 - highest;
  }

  private double around(ExampleVectors.Compared text, int self) {
    double[] nearest = new double[NEIGHBOURS];
    Arrays.fill(nearest, -1);
    for (int[] group : groups.near(text.vector())) {
      for (int member : group) {
        if (places[member] == self) {
          continue;
        }
        double similarity = text.with(places[member]);
        if (similarity > nearest[0]) {
          nearest[0] = similarity;
          for (int i = 0; i + 1 < NEIGHBOURS && nearest[i] > nearest[i + 1]; i++) {
            double swapped = nearest[i];
            nearest[i] = nearest[i + 1];
            nearest[i + 1] = swapped;
          }
        }
      }
    }
    return 1 - mean(nearest);
  }

  private static double rank(double[] sorted, double value) {
    int at = Arrays.binarySearch(sorted, value);
    int below = at >= 0 ? at : -at - 1;
    return (double) below / sorted.length;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static double deviation(double[] values, double mean) {
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return values.length == 0 ? 1 : Math.max(1e-6, Math.sqrt(sum / values.length));
  }
}
