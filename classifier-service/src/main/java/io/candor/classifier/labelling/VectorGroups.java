package io.candor.classifier.labelling;

import io.candor.classifier.embedding.Vectors;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Vectors in groups of near ones, so that a text is compared with the members of the nearest
/// groups alone: 5,000 comparisons cost half of what reading a text costs. Deterministic. Immutable
/// and thread-safe.
final class VectorGroups {
  // Fewer are compared in no time.
  private static final int LEAST_GROUPED = 500;
  private static final int ROUNDS = 4;
  // Of about 70 groups for 5,000 vectors.
  private static final int LOOKED_INTO = 10;

  private final float[][] centres;
  private final int[][] members;
  // Mean similarity of a group's members to its centre: what a far member is taken for.
  private final float[] cohesion;

  private VectorGroups(float[][] centres, int[][] members, float[] cohesion) {
    this.centres = centres;
    this.members = members;
    this.cohesion = cohesion;
  }

  /// @param vectors of length 1
  static VectorGroups of(float[][] vectors) {
    if (vectors.length < LEAST_GROUPED) {
      int[] all = IntStream.range(0, vectors.length).toArray();
      return new VectorGroups(new float[0][], new int[][] {all}, new float[0]);
    }
    int count = (int) Math.round(Math.sqrt(vectors.length));
    float[][] centres = new float[count][];
    for (int g = 0; g < count; g++) {
      centres[g] = vectors[(int) ((long) g * vectors.length / count)].clone();
    }
    int[] groupOf = new int[vectors.length];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < vectors.length; i++) {
        groupOf[i] = nearest(vectors[i], centres);
      }
      float[][] sums = new float[count][vectors[0].length];
      for (int i = 0; i < vectors.length; i++) {
        float[] sum = sums[groupOf[i]];
        for (int d = 0; d < sum.length; d++) {
          sum[d] += vectors[i][d];
        }
      }
      for (int g = 0; g < count; g++) {
        PrototypeHead.scale(sums[g]); // a group that lost all members stays empty
        centres[g] = sums[g];
      }
    }
    int[][] members = new int[count][];
    float[] cohesion = new float[count];
    for (int g = 0; g < count; g++) {
      int group = g;
      members[g] = IntStream.range(0, vectors.length).filter(i -> groupOf[i] == group).toArray();
      for (int i : members[g]) {
        cohesion[g] += Vectors.dot(vectors[i], centres[g]) / members[g].length;
      }
    }
    return new VectorGroups(centres, members, cohesion);
  }

  private static int nearest(float[] vector, float[][] centres) {
    int nearest = 0;
    float highest = Float.NEGATIVE_INFINITY;
    for (int g = 0; g < centres.length; g++) {
      float similar = Vectors.dot(vector, centres[g]);
      if (similar > highest) {
        highest = similar;
        nearest = g;
      }
    }
    return nearest;
  }

  /// The indices of the members of the groups that are nearest to a vector of length 1, group by
  /// group; of few vectors all.
  int[][] near(float[] vector) {
    return centres.length == 0 ? members : nearest(toCentres(vector));
  }

  private int[][] nearest(float[] toCentres) {
    return IntStream.range(0, toCentres.length)
        .boxed()
        .sorted(Comparator.comparing(g -> -toCentres[g]))
        .limit(LOOKED_INTO)
        .map(g -> members[g])
        .toArray(int[][]::new);
  }

  private float[] toCentres(float[] vector) {
    float[] similarities = new float[centres.length];
    for (int g = 0; g < similarities.length; g++) {
      similarities[g] = Vectors.dot(vector, centres[g]);
    }
    return similarities;
  }

  /// Similarity of a vector of length 1 to every one of the grouped vectors: exact in the groups
  /// that are nearest to it, about that of the group in the others.
  double[] similarities(float[] vector, float[][] vectors) {
    double[] similarities = new double[vectors.length];
    float[] toCentres = toCentres(vector);
    for (int g = 0; g < toCentres.length; g++) {
      for (int i : members[g]) {
        similarities[i] = toCentres[g] * cohesion[g];
      }
    }
    for (int[] group : toCentres.length == 0 ? members : nearest(toCentres)) {
      for (int i : group) {
        similarities[i] = Vectors.dot(vector, vectors[i]);
      }
    }
    return similarities;
  }
}
