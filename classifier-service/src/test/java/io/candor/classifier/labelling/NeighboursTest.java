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
    Neighbours neighbours = Neighbours.of(CLASSES, examples);
    MixedHead head =
        new MixedHead(
            HeadTrainer.train(List.of("even", "odd"), examples, 1e-3, 60, 1), neighbours, 0.6);

    for (int island = 0; island < 8; island++) {
      double[] shares = neighbours.shares(at(island * 45));
      assertThat(shares[island % 2]).isEqualTo(1, within(1e-9));
      assertThat(LinearHead.highest(head.probabilities(at(island * 45)))).isEqualTo(island % 2);
    }
  }

  @Test
  void shares_addUpToOne_andTheNearerCountsMore() {
    Neighbours neighbours =
        Neighbours.of(CLASSES, List.of(new Example(at(0), 0, 1), new Example(at(180), 1, 1)));

    double[] between = neighbours.shares(at(60));

    assertThat(between[0] + between[1]).isCloseTo(1, within(1e-9));
    assertThat(between[0]).isGreaterThan(0.99);
  }

  @Test
  void heavierExamples_countMore() {
    Neighbours neighbours =
        Neighbours.of(
            CLASSES,
            List.of(
                new Example(at(30), 0, 3), new Example(at(-30), 1, 1), new Example(at(180), 1, 1)));

    double[] between = neighbours.shares(at(0));

    // Equally near, three times as heavy; the third is too far to count.
    assertThat(between[0]).isCloseTo(0.75, within(0.01));
  }

  private static float[] at(double degrees) {
    double angle = Math.toRadians(degrees);
    return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
  }
}
