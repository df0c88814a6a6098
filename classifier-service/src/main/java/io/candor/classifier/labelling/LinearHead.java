package io.candor.classifier.labelling;

import java.util.Arrays;
import java.util.List;

/// A multinomial logistic classifier over embedding vectors. Immutable and thread-safe.
public final class LinearHead implements Head {
  // Vectors of length 1 are small and lie close together; centred and stretched they train well.
  static final double INPUT_SCALE = 10;

  private final List<String> classes;
  private final float[] centre;
  // One row per class; the last column is the bias.
  private final double[][] weights;
  private final double temperature;

  LinearHead(List<String> classes, float[] centre, double[][] weights, double temperature) {
    this.classes = List.copyOf(classes);
    this.centre = centre.clone();
    this.weights = weights;
    this.temperature = temperature;
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public double[] probabilities(ExampleVectors.Compared text) {
    return probabilities(text.vector());
  }

  /// The same of a text that is compared with nothing.
  double[] probabilities(float[] vector) {
    return softmax(logits(vector), temperature);
  }

  /// The same head with other confidence: its logits are divided by `other` instead.
  LinearHead withTemperature(double other) {
    return new LinearHead(classes, centre, weights, other);
  }

  /// −log Σ exp of logits: high far from everything that a head has learned.
  static double energy(double[] logits) {
    double max = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      max = Math.max(max, logit);
    }
    double total = 0;
    for (double logit : logits) {
      total += Math.exp(logit - max);
    }
    return -(max + Math.log(total));
  }

  /// The logits before they are divided by the temperature, one per class.
  double[] logits(float[] vector) {
    double[] placed = new double[centre.length];
    for (int d = 0; d < placed.length; d++) {
      placed[d] = (vector[d] - centre[d]) * INPUT_SCALE;
    }
    double[] logits = new double[weights.length];
    for (int k = 0; k < weights.length; k++) {
      logits[k] = weights[k][centre.length] + product(weights[k], placed);
    }
    return logits;
  }

  /// As [io.candor.classifier.embedding.Vectors#dot], in the precision that weights are trained in.
  private static double product(double[] row, double[] placed) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int whole = placed.length & ~3;
    for (int d = 0; d < whole; d += 4) {
      s0 += row[d] * placed[d];
      s1 += row[d + 1] * placed[d + 1];
      s2 += row[d + 2] * placed[d + 2];
      s3 += row[d + 3] * placed[d + 3];
    }
    for (int d = whole; d < placed.length; d++) {
      s0 += row[d] * placed[d];
    }
    return s0 + s1 + s2 + s3;
  }

  /// The index of the highest value.
  static int highest(double[] values) {
    int best = 0;
    for (int k = 1; k < values.length; k++) {
      best = values[k] > values[best] ? k : best;
    }
    return best;
  }

  /// The probability of one class.
  static double probability(double[] logits, int label, double temperature) {
    double max = Arrays.stream(logits).max().orElseThrow();
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp((logit - max) / temperature);
    }
    return Math.exp((logits[label] - max) / temperature) / sum;
  }

  /// Probabilities that add up to 1.
  static double[] softmax(double[] logits, double temperature) {
    double[] result = new double[logits.length];
    double max = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      max = Math.max(max, logit);
    }
    double total = 0;
    for (int k = 0; k < logits.length; k++) {
      result[k] = Math.exp((logits[k] - max) / temperature);
      total += result[k];
    }
    for (int k = 0; k < result.length; k++) {
      result[k] /= total;
    }
    return result;
  }

  /// The weights as they apply to plain inputs, neither centred nor stretched: one row per class,
  /// its bias last.
  public double[][] plainWeights() {
    double[][] plain = new double[weights.length][centre.length + 1];
    for (int k = 0; k < plain.length; k++) {
      double bias = weights[k][centre.length];
      for (int d = 0; d < centre.length; d++) {
        plain[k][d] = weights[k][d] * INPUT_SCALE / temperature;
        bias -= weights[k][d] * centre[d] * INPUT_SCALE;
      }
      plain[k][centre.length] = bias / temperature;
    }
    return plain;
  }

  /// The parts, for writing the head to a file.
  float[] centre() {
    return centre.clone();
  }

  double[][] weights() {
    return weights;
  }

  double temperature() {
    return temperature;
  }
}
