package io.candor.classifier.labelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
  @Test
  void temperature_undoesWhatMadeAHeadTimidOrBold() {
    Random random = new Random(5);
    List<CrossValidation.HeldBack> honest = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      double[] logits = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      // The class is drawn with the very probabilities that the logits say: temperature 1.
      double[] probabilities = LinearHead.softmax(logits, 1);
      double draw = random.nextDouble();
      int label = draw < probabilities[0] ? 0 : draw < probabilities[0] + probabilities[1] ? 1 : 2;
      honest.add(
          new CrossValidation.HeldBack(
              new HeadTrainer.Example(new float[0], label, 1), logits, new double[3]));
    }

    // 4,000 draws know the scale to about 3 of 100.
    assertThat(new CrossValidation(honest).temperature()).isCloseTo(1, within(0.1));
    assertThat(new CrossValidation(scaled(honest, 0.25)).temperature())
        .isCloseTo(0.25, within(0.025));
    assertThat(new CrossValidation(scaled(honest, 3)).temperature()).isCloseTo(3, within(0.3));
  }

  @Test
  void everyExampleIsHeldBackOnce_ofManyEveryFifth() {
    assertThat(CrossValidation.of(List.of("a", "b"), examples(60), 3e-4, 20).heldBack())
        .hasSize(60);
    assertThat(CrossValidation.of(List.of("a", "b"), examples(1_500), 3e-4, 20).heldBack())
        .hasSize(300);
  }

  @Test
  void nothingHeldBack_leavesTheConfidenceAsItIs() {
    assertThat(CrossValidation.of(List.of("a", "b"), examples(1), 3e-4, 20).temperature())
        .isEqualTo(1);
  }

  @Test
  void neighboursAreAskedAsMuchAsTheyKnow() {
    // Neighbours that are right where the head is undecided, and those that are always wrong.
    assertThat(new CrossValidation(told(new double[] {1, 0})).mix().neighbourShare())
        .isEqualTo(0.6);
    assertThat(new CrossValidation(told(new double[] {0, 1})).mix().neighbourShare()).isZero();
    assertThat(new CrossValidation(List.of()).mix().neighbourShare()).isZero();
  }

  @Test
  void mix_isScaledAsAWhole() {
    // Right neighbours beside a head that is undecided most of the time: what is given is the mean
    // of both, and to be as sure as it is right, the head has to be bolder than alone.
    List<CrossValidation.HeldBack> heldBack = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      boolean right = i % 10 < 8;
      heldBack.add(
          new CrossValidation.HeldBack(
              new HeadTrainer.Example(new float[0], right ? 0 : 1, 1),
              new double[] {1, 0},
              new double[] {
                i % 3 == 0 ? 0.5 : right ? 0.7 : 0.3, i % 3 == 0 ? 0.5 : right ? 0.3 : 0.7
              }));
    }
    CrossValidation judged = new CrossValidation(heldBack);

    CrossValidation.Mix mix = judged.mix();

    assertThat(mix.neighbourShare()).isPositive();
    assertThat(mix.temperature()).isLessThan(judged.temperature());
  }

  private static List<CrossValidation.HeldBack> told(double[] neighbours) {
    return List.of(
        new CrossValidation.HeldBack(
            new HeadTrainer.Example(new float[0], 0, 1), new double[2], neighbours));
  }

  private static List<CrossValidation.HeldBack> scaled(
      List<CrossValidation.HeldBack> heldBack, double factor) {
    return heldBack.stream()
        .map(
            each -> {
              double[] logits = each.logits().clone();
              for (int k = 0; k < logits.length; k++) {
                logits[k] *= factor;
              }
              return new CrossValidation.HeldBack(each.example(), logits, each.neighbours());
            })
        .toList();
  }

  private static List<HeadTrainer.Example> examples(int count) {
    List<HeadTrainer.Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] vector = {i % 2, i % 7, 1};
      examples.add(new HeadTrainer.Example(vector, i % 2, 1));
    }
    return examples;
  }
}
