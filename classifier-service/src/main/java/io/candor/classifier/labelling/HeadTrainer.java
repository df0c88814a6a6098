package io.candor.classifier.labelling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/// Trains a [LinearHead]: regularised multinomial logistic regression by L-BFGS from zero weights.
/// Deterministic: the same examples in the same order give the same head.
public final class HeadTrainer {
  // Pairs of steps that L-BFGS remembers; 10 is the usual choice.
  private static final int MEMORY = 10;
  // A class that an example is surely not of pulls its weights by less than the tolerance, even
  // summed over all examples. Most pairs of example and class are such.
  private static final double NEGLIGIBLE = 1e-6;
  private static final double GRADIENT_TOLERANCE = 1e-4;

  private HeadTrainer() {}

  /// One training example: its vector, the index of its class, and how much it counts, above 0.
  @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
  public record Example(float[] vector, int label, double weight) {}

  /// @param classes names of the classes, at least two
  /// @param penalty strength of the regularisation, above 0; higher gives flatter probabilities
  /// @param maxSteps upper bound of the iterations
  /// @param temperature divides the logits of the trained head; below 1 sharpens
  public static LinearHead train(
      List<String> classes,
      List<Example> examples,
      double penalty,
      int maxSteps,
      double temperature) {
    float[] centre = centre(examples);
    Problem problem = new Problem(examples, centre, classes.size(), penalty);
    double[] solution = minimise(problem, maxSteps);
    int width = centre.length + 1;
    double[][] weights = new double[classes.size()][width];
    for (int k = 0; k < weights.length; k++) {
      System.arraycopy(solution, k * width, weights[k], 0, width);
    }
    return new LinearHead(classes, centre, weights, temperature);
  }

  /// The middle of the examples' vectors.
  static float[] centre(List<Example> examples) {
    double[] sum = new double[examples.getFirst().vector().length];
    for (Example example : examples) {
      for (int d = 0; d < sum.length; d++) {
        sum[d] += example.vector()[d];
      }
    }
    float[] centre = new float[sum.length];
    for (int d = 0; d < sum.length; d++) {
      centre[d] = (float) (sum[d] / examples.size());
    }
    return centre;
  }

  private static double[] minimise(Problem problem, int maxSteps) {
    double[] x = new double[problem.size()];
    double[] gradient = new double[x.length];
    double value = problem.evaluate(x, gradient);
    Deque<Step> memory = new ArrayDeque<>();
    for (int step = 0; step < maxSteps && norm(gradient) > GRADIENT_TOLERANCE; step++) {
      double[] direction = descent(gradient, memory);
      double slope = dot(direction, gradient);
      double rate = memory.isEmpty() ? 1 / Math.max(1, norm(gradient)) : 1;
      double[] next = x;
      double[] nextGradient = new double[x.length];
      double nextValue = value;
      boolean found = false;
      for (int halving = 0; halving < 30 && !found; halving++, rate /= 2) {
        next = new double[x.length];
        for (int i = 0; i < x.length; i++) {
          next[i] = x[i] + rate * direction[i];
        }
        nextValue = problem.evaluate(next, nextGradient);
        found = nextValue <= value + 1e-4 * rate * slope; // Armijo's condition
      }
      if (!found) {
        break; // as low as the arithmetic can tell
      }
      remember(memory, x, next, gradient, nextGradient);
      x = next;
      gradient = nextGradient;
      value = nextValue;
    }
    return x;
  }

  private record Step(double[] moved, double[] turned, double curvature) {}

  private static void remember(
      Deque<Step> memory, double[] x, double[] next, double[] gradient, double[] nextGradient) {
    double[] moved = new double[x.length];
    double[] turned = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      moved[i] = next[i] - x[i];
      turned[i] = nextGradient[i] - gradient[i];
    }
    double curvature = dot(moved, turned);
    if (curvature > 1e-12) {
      memory.addLast(new Step(moved, turned, curvature));
      if (memory.size() > MEMORY) {
        memory.removeFirst();
      }
    }
  }

  /// The two loops of L-BFGS (Nocedal and Wright, algorithm 7.4).
  private static double[] descent(double[] gradient, Deque<Step> memory) {
    double[] q = gradient.clone();
    List<Double> alphas = new ArrayList<>();
    for (Iterator<Step> latestFirst = memory.descendingIterator(); latestFirst.hasNext(); ) {
      Step step = latestFirst.next();
      double alpha = dot(step.moved(), q) / step.curvature();
      alphas.add(alpha);
      add(q, step.turned(), -alpha);
    }
    if (!memory.isEmpty()) {
      Step last = memory.getLast();
      double scale = last.curvature() / dot(last.turned(), last.turned());
      for (int i = 0; i < q.length; i++) {
        q[i] *= scale;
      }
    }
    int latest = alphas.size() - 1;
    for (Step step : memory) {
      double beta = dot(step.turned(), q) / step.curvature();
      add(q, step.moved(), alphas.get(latest--) - beta);
    }
    for (int i = 0; i < q.length; i++) {
      q[i] = -q[i];
    }
    return q;
  }

  private static void add(double[] target, double[] source, double factor) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * source[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  /// Mean weighted cross-entropy plus the penalty on the weights (not on the biases).
  private static final class Problem {
    private final double[][] inputs;
    private final List<Example> examples;
    private final int classCount;
    private final int width;
    private final double penalty;
    private final double totalWeight;

    Problem(List<Example> examples, float[] centre, int classCount, double penalty) {
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

    double evaluate(double[] x, double[] gradient) {
      Arrays.fill(gradient, 0);
      double loss = 0;
      double[] logits = new double[classCount];
      for (int i = 0; i < inputs.length; i++) {
        Example example = examples.get(i);
        double share = example.weight() / totalWeight;
        double logSum = logits(x, inputs[i], logits);
        loss += share * (logSum - logits[example.label()]);
        for (int k = 0; k < classCount; k++) {
          double error = share * (Math.exp(logits[k] - logSum) - (k == example.label() ? 1 : 0));
          if (Math.abs(error) < NEGLIGIBLE * share) {
            continue;
          }
          int row = k * width;
          for (int d = 0; d < width; d++) {
            gradient[row + d] += error * inputs[i][d];
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

    /// In four sums that the processor computes beside each other: half of the time of training
    /// goes
    /// here.
    private static double product(double[] x, int row, double[] input) {
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      int whole = input.length & ~3;
      for (int d = 0; d < whole; d += 4) {
        s0 += x[row + d] * input[d];
        s1 += x[row + d + 1] * input[d + 1];
        s2 += x[row + d + 2] * input[d + 2];
        s3 += x[row + d + 3] * input[d + 3];
      }
      for (int d = whole; d < input.length; d++) {
        s0 += x[row + d] * input[d];
      }
      return s0 + s1 + s2 + s3;
    }

    private double logits(double[] x, double[] input, double[] logits) {
      double max = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < classCount; k++) {
        double sum = product(x, k * width, input);
        logits[k] = sum;
        max = Math.max(max, sum);
      }
      double total = 0;
      for (double logit : logits) {
        total += Math.exp(logit - max);
      }
      return max + Math.log(total);
    }
  }
}
