package io.candor.classifier.labelling;

import io.candor.classifier.embedding.Vectors;
import java.util.List;

/// A head for many classes: each is known by the middle of its examples, and a text is compared
/// with all of them. Two points less accurate than logistic regression with ten examples a class,
/// and ready as soon as the examples are read, where the other would train for hours.
final class PrototypeHead implements Head {
  // Cosines of centred vectors lie within 0.2 of each other; this spreads them so that a text that
  // is
  // clearly nearest to one of thousands comes out above the usual threshold.
  private static final double SHARPNESS = 25;

  private final List<String> classes;
  private final float[] centre;
  private final float[][] middles;
  private final VectorGroups groups;

  private PrototypeHead(List<String> classes, float[] centre, float[][] middles) {
    this.classes = classes;
    this.centre = centre;
    this.middles = middles;
    this.groups = VectorGroups.of(middles);
  }

  /// @param examples at least one of each class
  static PrototypeHead of(List<String> classes, List<HeadTrainer.Example> examples) {
    float[] centre = HeadTrainer.centre(examples);
    float[][] middles = new float[classes.size()][centre.length];
    for (HeadTrainer.Example example : examples) {
      float[] middle = middles[example.label()];
      for (int d = 0; d < centre.length; d++) {
        middle[d] += example.vector()[d] - centre[d];
      }
    }
    for (float[] middle : middles) {
      scale(middle);
    }
    return new PrototypeHead(List.copyOf(classes), centre, middles);
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public double[] probabilities(ExampleVectors.Compared text) {
    float[] placed = place(text.vector(), centre);
    double[] result = groups.similarities(placed, middles);
    double max = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < result.length; k++) {
      result[k] *= SHARPNESS;
      max = Math.max(max, result[k]);
    }
    double total = 0;
    for (int k = 0; k < result.length; k++) {
      result[k] = Math.exp(result[k] - max);
      total += result[k];
    }
    for (int k = 0; k < result.length; k++) {
      result[k] /= total;
    }
    return result;
  }

  /// A vector as seen from the centre, of length 1.
  static float[] place(float[] vector, float[] centre) {
    float[] placed = new float[centre.length];
    for (int d = 0; d < placed.length; d++) {
      placed[d] = vector[d] - centre[d];
    }
    scale(placed);
    return placed;
  }

  static void scale(float[] vector) {
    double norm = Math.sqrt(Vectors.dot(vector, vector));
    if (norm > 0) {
      for (int d = 0; d < vector.length; d++) {
        vector[d] = (float) (vector[d] / norm);
      }
    }
  }
}
