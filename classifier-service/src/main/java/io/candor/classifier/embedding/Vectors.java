package io.candor.classifier.embedding;

import java.util.List;

/// Arithmetic on embedding vectors.
public final class Vectors {
  private Vectors() {}

  /// Inner product; of two vectors of length 1 it is their cosine, -1..1. In four sums that the
  /// processor computes beside each other.
  public static float dot(float[] a, float[] b) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int whole = a.length & ~3;
    for (int i = 0; i < whole; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (int i = whole; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + s2 + s3;
  }

  /// The vector scaled to length 1, in place; a zero vector stays as it is.
  static float[] normalised(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    double norm = Math.sqrt(squares);
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
