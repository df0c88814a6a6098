package io.candor.classifier.embedding;

import java.util.List;

/// Arithmetic on embedding vectors.
public final class Vectors {
  private Vectors() {}

  /// Inner product; of two vectors of length 1 it is their cosine, -1..1.
  public static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /// The vector scaled to length 1, in place; a zero vector stays as it is.
  static float[] normalised(float[] vector) {
    double norm = Math.sqrt(dot(vector, vector));
    if (norm > 0) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) (vector[i] / norm);
      }
    }
    return vector;
  }

  /// Mean of vectors of equal length, scaled to length 1. At least one vector.
  public static float[] mean(List<float[]> vectors) {
    if (vectors.size() == 1) {
      return vectors.getFirst();
    }
    float[] mean = new float[vectors.getFirst().length];
    for (float[] vector : vectors) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vector[i];
      }
    }
    return normalised(mean);
  }
}
