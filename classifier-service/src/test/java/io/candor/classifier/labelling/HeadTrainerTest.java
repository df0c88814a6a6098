package io.candor.classifier.labelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.candor.classifier.labelling.HeadTrainer.Example;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeadTrainerTest {
  private static final List<String> CLASSES = List.of("x", "y", "z");

  @Test
  void separableClasses_areLearned() {
    List<Example> examples = examples(7);
    LinearHead head = HeadTrainer.train(CLASSES, examples, 1e-3, 200, 1);

    for (Example example : examples) {
      double[] probabilities = head.probabilities(example.vector());
      assertThat(probabilities[example.label()]).isGreaterThan(0.8);
      assertThat(probabilities[0] + probabilities[1] + probabilities[2]).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void sameExamples_giveTheSameHead() {
    LinearHead one = HeadTrainer.train(CLASSES, examples(3), 1e-3, 200, 1);
    LinearHead other = HeadTrainer.train(CLASSES, examples(3), 1e-3, 200, 1);

    assertThat(one.weights()).isDeepEqualTo(other.weights());
  }

  @Test
  void temperature_sharpensWithoutChangingTheOrder() {
    LinearHead flat = HeadTrainer.train(CLASSES, examples(5), 1e-1, 200, 1);
    LinearHead sharp = new LinearHead(CLASSES, flat.centre(), flat.weights(), 0.5);
    float[] vector = {1, 0, 0, 0};

    assertThat(sharp.probabilities(vector)[0]).isGreaterThan(flat.probabilities(vector)[0]);
  }

  @Test
  void headFile_keepsTheHead() throws IOException {
    LinearHead head = HeadTrainer.train(CLASSES, examples(11), 1e-3, 200, 0.7);
    String file = HeadFile.write("v-1", head, List.of("a comment"));

    HeadFile.Versioned read =
        HeadFile.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));

    float[] vector = {0.5f, 0.2f, 0.1f, 0.4f};
    assertThat(read.version()).isEqualTo("v-1");
    assertThat(read.head().classes()).isEqualTo(CLASSES);
    // weights are written as floats
    assertThat(read.head().probabilities(vector))
        .containsExactly(head.probabilities(vector), within(1e-5));
  }

  private static List<Example> examples(long seed) {
    Random random = new Random(seed);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      float[] vector = new float[4];
      for (int d = 0; d < 4; d++) {
        vector[d] = (float) (random.nextGaussian() * 0.05);
      }
      vector[i % 3] += 1;
      examples.add(new Example(vector, i % 3, 1));
    }
    return examples;
  }
}
