package io.candor.classifier.labelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.candor.classifier.embedding.Vectors;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorGroupsTest {
  private static final int DIMENSION = 48;
  private static final int TOPICS = 60;
  private final Random random = new Random(3);

  @Test
  void few_areAllCompared() {
    float[][] vectors = vectors(100);
    VectorGroups groups = VectorGroups.of(vectors);

    assertThat(Arrays.stream(groups.near(vectors[7])).mapToInt(group -> group.length).sum())
        .isEqualTo(100);
    assertThat(groups.similarities(vectors[7], vectors)[7]).isEqualTo(1, within(1e-5));
  }

  @Test
  void ofMany_aFewAreCompared_andTheNearestIsAmongThem() {
    float[][] vectors = vectors(3_000);
    VectorGroups groups = VectorGroups.of(vectors);
    int right = 0;
    int compared = 0;
    for (int i = 0; i < 300; i++) {
      float[] text = near(vectors[i]);
      compared += Arrays.stream(groups.near(text)).mapToInt(group -> group.length).sum();
      double[] similarities = groups.similarities(text, vectors);
      int nearest = 0;
      for (int j = 1; j < vectors.length; j++) {
        nearest = Vectors.dot(text, vectors[j]) > Vectors.dot(text, vectors[nearest]) ? j : nearest;
      }
      right += LinearHead.highest(similarities) == nearest ? 1 : 0;
    }

    assertThat(compared / 300).isLessThan(1_000);
    assertThat(right).isGreaterThan(290);
  }

  @Test
  void sameVectors_giveTheSameGroups() {
    float[][] vectors = vectors(1_000);

    assertThat(VectorGroups.of(vectors).near(vectors[1]))
        .isDeepEqualTo(VectorGroups.of(vectors).near(vectors[1]));
  }

  /// Around so many topics.
  private float[][] vectors(int count) {
    float[][] topics = new float[TOPICS][];
    for (int t = 0; t < TOPICS; t++) {
      topics[t] = unit(new float[DIMENSION], 1);
    }
    float[][] vectors = new float[count][];
    for (int i = 0; i < count; i++) {
      vectors[i] = unit(topics[i % TOPICS], 0.08);
    }
    return vectors;
  }

  private float[] near(float[] vector) {
    return unit(vector, 0.03);
  }

  private float[] unit(float[] around, double spread) {
    float[] vector = new float[DIMENSION];
    for (int d = 0; d < DIMENSION; d++) {
      vector[d] = (float) (around[d] + spread * random.nextGaussian());
    }
    PrototypeHead.scale(vector);
    return vector;
  }
}
