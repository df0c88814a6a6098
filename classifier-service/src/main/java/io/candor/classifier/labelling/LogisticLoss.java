package io.candor.classifier.labelling;

import io.candor.classifier.labelling.HeadTrainer.Example;
import java.util.Arrays;
import java.util.List;

/// What the training of a head minimises: mean weighted cross-entropy plus the penalty on the
/// weights (not on the biases). Weights are laid out class by class, the bias last.
final class LogisticLoss {
  // A class that an example is surely not of pulls its weights by less than the tolerance, even
  // summed over all examples. Most pairs of example and class are such.
  private static final double NEGLIGIBLE = 1e-6;
  private static final int TOGETHER = 4;

  private final double[][] inputs;
  private final List<Example> examples;
  private final int classCount;
  private final int width;
  private final double penalty;
  private final double totalWeight;

  LogisticLoss(List<Example> examples, float[] centre, int classCount, double penalty) {
    this.examples = examples;
    this.classCount = classCount;
    this.width = centre.length + 1;
    this.penalty = penalty;
    this.inputs = new double[examples.size()][width];
    double total = 0;
    for (int i = 0; i < inputs.length; i++) {
      float[] vector = examples.get(i).vector();
      for (int d = 0; d < centre.length; d++) {
        inputs[i][d] = (vector[d] - centre[d]) * LinearHead.INPUT_SCALE;
      }
      inputs[i][centre.length] = 1;
      total += examples.get(i).weight();
    }
    this.totalWeight = total;
  }

  int size() {
    return classCount * width;
  }

  /// Four examples at a time, so that a weight that was fetched serves all four: the time of
  /// training goes into fetching.
  double evaluate(double[] x, double[] gradient) {
    Arrays.fill(gradient, 0);
    double loss = 0;
    double[][] errors = new double[TOGETHER][classCount];
    for (int first = 0; first < inputs.length; first += TOGETHER) {
      loss += errors(x, first, errors);
      double[] in0 = inputs[first];
      double[] in1 = inputs[Math.min(first + 1, inputs.length - 1)];
      double[] in2 = inputs[Math.min(first + 2, inputs.length - 1)];
      double[] in3 = inputs[Math.min(first + 3, inputs.length - 1)];
      for (int k = 0; k < classCount; k++) {
        double e0 = errors[0][k];
        double e1 = errors[1][k];
        double e2 = errors[2][k];
        double e3 = errors[3][k];
        if (e0 == 0 && e1 == 0 && e2 == 0 && e3 == 0) {
          continue;
        }
        int row = k * width;
        for (int d = 0; d < width; d++) {
          gradient[row + d] += (e0 * in0[d] + e1 * in1[d]) + (e2 * in2[d] + e3 * in3[d]);
        }
      }
    }
    for (int i = 0; i < x.length; i++) {
      if (i % width < width - 1) {
        loss += penalty / 2 * x[i] * x[i];
        gradient[i] += penalty * x[i];
      }
    }
    return loss;
  }

  /// Fills in how far the probabilities of some examples are from the truth, weighted; 0 where that
  /// is negligible, and for examples past the last.
  ///
  /// @return their weighted cross-entropy
  private double errors(double[] x, int first, double[][] errors) {
    logits(x, first, errors);
    double loss = 0;
    for (int j = 0; j < TOGETHER; j++) {
      double[] each = errors[j];
      if (first + j >= inputs.length) {
        Arrays.fill(each, 0);
        continue;
      }
      Example example = examples.get(first + j);
      double share = example.weight() / totalWeight;
      double logSum = -LinearHead.energy(each);
      loss += share * (logSum - each[example.label()]);
      for (int k = 0; k < classCount; k++) {
        double error = Math.exp(each[k] - logSum) - (k == example.label() ? 1 : 0);
        each[k] = Math.abs(error) < NEGLIGIBLE ? 0 : share * error;
      }
    }
    return loss;
  }

  private void logits(double[] x, int first, double[][] logits) {
    double[] in0 = inputs[first];
    double[] in1 = inputs[Math.min(first + 1, inputs.length - 1)];
    double[] in2 = inputs[Math.min(first + 2, inputs.length - 1)];
    double[] in3 = inputs[Math.min(first + 3, inputs.length - 1)];
    for (int k = 0; k < classCount; k++) {
      int row = k * width;
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      for (int d = 0; d < width; d++) {
        double weight = x[row + d];
        s0 += weight * in0[d];
        s1 += weight * in1[d];
        s2 += weight * in2[d];
        s3 += weight * in3[d];
      }
      logits[0][k] = s0;
      logits[1][k] = s1;
      logits[2][k] = s2;
      logits[3][k] = s3;
    }
  }
}
