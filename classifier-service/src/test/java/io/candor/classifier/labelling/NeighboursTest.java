package io.candor.classifier.labelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.candor.classifier.labelling.HeadTrainer.Example;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursTest {
  private static final int CLASSES = 2;

  @Test
  void nearestExamples_tellTheClass_thoughNoLineDoes() {
    // Islands around a circle, of one class and the other by turns: no line parts them.
    List<Example> examples = new ArrayList<>();
    for (int island = 0; island < 8; island++) {
      for (int i = 0; i < 12; i++) {
        examples.add(new Example(at(island * 45 + i - 6), island % 2, 1));
      }
    }
    ExampleVectors vectors = ExampleVectors.ofExamples(examples);
    Neighbours neighbours = Neighbours.of(CLASSES, examples, vectors);
    MixedHead head =
        new MixedHead(
            HeadTrainer.train(List.of("even", "odd"), examples, 1e-3, 60, 1), neighbours, 0.6);

    for (int island = 0; island < 8; island++) {
      double[] shares = neighbours.shares(vectors.compare(at(island * 45)));
      assertThat(shares[island % 2]).isEqualTo(1, within(1e-9));
      assertThat(LinearHead.highest(head.probabilities(vectors.compare(at(island * 45)))))
          .isEqualTo(island % 2);
    }
  }

  @Test
  void shares_addUpToOne_andTheNearerCountsMore() {
    double[] between = shares(60, List.of(new Example(at(0), 0, 1), new Example(at(180), 1, 1)));

    assertThat(between[0] + between[1]).isCloseTo(1, within(1e-9));
    assertThat(between[0]).isGreaterThan(0.99);
  }

  @Test
  void heavierExamples_countMore() {
    double[] between =
        shares(
            0,
            List.of(
                new Example(at(30), 0, 3), new Example(at(-30), 1, 1), new Example(at(180), 1, 1)));

    // Equally near, three times as heavy; the third is too far to count.
    assertThat(between[0]).isCloseTo(0.75, within(0.01));
  }

  private static double[] shares(double degrees, List<Example> examples) {
    ExampleVectors vectors = ExampleVectors.ofExamples(examples);
    return Neighbours.of(CLASSES, examples, vectors).shares(vectors.compare(at(degrees)));
  }

  private static float[] at(double degrees) {
    double angle = Math.toRadians(degrees);
    return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
  }
}
