package io.candor.classifier.labelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExampleVectorsTest {
  private final Random random = new Random(4);

  // One, some, more than are compared at once; dimensions that four does and does not divide.
  @ParameterizedTest
  @CsvSource({"1, 2", "300, 384", "50, 7", "2001, 12"})
  void products_areInnerProducts_alsoOfThoseThatCameLater(int count, int dimension) {
    List<float[]> first = vectors(count, dimension);
    List<float[]> later = vectors(3, dimension);
    ExampleVectors some = ExampleVectors.of(first);
    ExampleVectors all = some.with(later);
    float[] text = vectors(1, dimension).getFirst();

    for (ExampleVectors each : List.of(some, all)) {
      ExampleVectors.Compared compared = each.compare(text);
      for (float[] vector : first) {
        assertThat(compared.with(each.place(vector)))
            .isCloseTo(product(text, vector), within(1e-4f));
      }
    }
    ExampleVectors.Compared compared = all.compare(text);
    for (float[] vector : later) {
      assertThat(compared.with(all.place(vector))).isCloseTo(product(text, vector), within(1e-4f));
      assertThatThrownBy(() -> some.place(vector)).isInstanceOf(IllegalArgumentException.class);
    }
    first.forEach(vector -> assertThat(all.place(vector)).isEqualTo(some.place(vector)));
  }

  private List<float[]> vectors(int count, int dimension) {
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] vector = new float[dimension];
      for (int d = 0; d < dimension; d++) {
        vector[d] = (float) random.nextGaussian();
      }
      vectors.add(vector);
    }
    return vectors;
  }

  private static float product(float[] a, float[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += (double) a[d] * b[d];
    }
    return (float) sum;
  }
}
