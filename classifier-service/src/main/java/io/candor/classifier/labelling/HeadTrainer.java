package io.candor.classifier.labelling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/// Trains a [LinearHead]: regularised multinomial logistic regression by L-BFGS from zero weights.
/// Deterministic: the same examples in the same order give the same head.
public final class HeadTrainer {
  // Pairs of steps that L-BFGS remembers; 10 is the usual choice.
  private static final int MEMORY = 10;
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
    LogisticLoss problem = new LogisticLoss(examples, centre, classes.size(), penalty);
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

  private static double[] minimise(LogisticLoss problem, int maxSteps) {
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
}
