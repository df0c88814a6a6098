package io.candor.classifier.discovery;

import java.util.List;

/// A vector space whose origin is the middle of a set of texts. Sentence vectors of one domain all
/// point the same way; what tells two texts apart shows when that common part is taken away.
final class Space {
  private final float[] centre;

  private Space(float[] centre) {
    this.centre = centre;
  }

  /// @param vectors at least one
  static Space around(List<float[]> vectors) {
    double[] sum = new double[vectors.getFirst().length];
    for (float[] vector : vectors) {
      for (int d = 0; d < sum.length; d++) {
        sum[d] += vector[d];
      }
    }
    float[] centre = new float[sum.length];
    for (int d = 0; d < sum.length; d++) {
      centre[d] = (float) (sum[d] / vectors.size());
    }
    return new Space(centre);
  }

  /// The vector as seen from the middle, of length 1.
  float[] place(float[] vector) {
    float[] placed = new float[vector.length];
    for (int d = 0; d < placed.length; d++) {
      placed[d] = vector[d] - centre[d];
    }
    return unit(placed);
  }

  /// The direction of the sum of placed vectors, of length 1.
  static float[] middle(List<float[]> placed) {
    float[] sum = new float[placed.getFirst().length];
    for (float[] each : placed) {
      for (int d = 0; d < sum.length; d++) {
        sum[d] += each[d];
      }
    }
    return unit(sum);
  }

  private static float[] unit(float[] vector) {
    double norm = 0;
    for (float value : vector) {
      norm += (double) value * value;
    }
    if (norm > 0) {
      double length = Math.sqrt(norm);
      for (int d = 0; d < vector.length; d++) {
        vector[d] = (float) (vector[d] / length);
      }
    }
    return vector;
  }
}
