package io.candor.classifier.labelling;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random texts of six known classes, and of others that a head has never seen.
class FamiliarityTest {
  private static final int DIMENSION = 48;
  private static final int CLASSES = 6;
  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f");

  private final Random random = new Random(11);
  private final float[][] middles = new float[CLASSES + 2][];
  private final LinearHead head;
  private final ExampleVectors vectors;
  private final Familiarity familiarity;

  FamiliarityTest() {
    for (int k = 0; k < middles.length; k++) {
      middles[k] = noise(1);
    }
    // Half of class 0: what lies beside something known.
    for (int d = 0; d < DIMENSION; d++) {
      middles[CLASSES][d] = middles[0][d] + middles[CLASSES][d];
    }
    List<HeadTrainer.Example> examples = new ArrayList<>();
    for (int i = 0; i < 40 * CLASSES; i++) {
      examples.add(new HeadTrainer.Example(text(i % CLASSES), i % CLASSES, 1));
    }
    CrossValidation judged = CrossValidation.of(NAMES, examples, 3e-4, 100);
    head = HeadTrainer.train(NAMES, examples, 3e-4, 100, 1).withTemperature(judged.temperature());
    vectors = ExampleVectors.ofExamples(examples);
    familiarity =
        requireNonNull(judged.familiarity(CLASSES, examples, vectors, judged.temperature()));
  }

  @Test
  void knownTexts_areRarelyTakenForStrange() {
    int strange = 0;
    for (int i = 0; i < 600; i++) {
      strange += isFamiliar(text(i % CLASSES)) ? 0 : 1;
    }

    // Promised is 5 in 100; 600 texts scatter by about 0.9 of a hundred.
    assertThat(strange / 600.0).isBetween(0.01, 0.10);
  }

  @Test
  void newBesideKnown_andNewFarFromAll_areStrange() {
    int beside = 0;
    int far = 0;
    for (int i = 0; i < 200; i++) {
      beside += isFamiliar(text(CLASSES)) ? 0 : 1;
      far += isFamiliar(text(CLASSES + 1)) ? 0 : 1;
    }

    assertThat(beside).isGreaterThan(120);
    assertThat(far).isGreaterThan(190);
  }

  @Test
  void tooFewHeldBackExamples_sayNothing() {
    List<HeadTrainer.Example> few = new ArrayList<>();
    for (int i = 0; i < 5 * CLASSES; i++) {
      few.add(new HeadTrainer.Example(text(i % CLASSES), i % CLASSES, 1));
    }

    CrossValidation judged = CrossValidation.of(NAMES, few, 3e-4, 100);
    assertThat(judged.familiarity(CLASSES, few, ExampleVectors.ofExamples(few), 1)).isNull();
  }

  private boolean isFamiliar(float[] vector) {
    return familiarity.isFamiliar(vectors.compare(vector), head.logits(vector));
  }

  private float[] text(int kind) {
    float[] text = noise(0.6);
    for (int d = 0; d < DIMENSION; d++) {
      text[d] += middles[kind][d];
    }
    return unit(text);
  }

  private float[] noise(double size) {
    float[] noise = new float[DIMENSION];
    for (int d = 0; d < DIMENSION; d++) {
      noise[d] = (float) (size * random.nextGaussian());
    }
    return noise;
  }

  private static float[] unit(float[] vector) {
    double norm = 0;
    for (float value : vector) {
      norm += value * value;
    }
    for (int d = 0; d < vector.length; d++) {
      vector[d] = (float) (vector[d] / Math.sqrt(norm));
    }
    return vector;
  }
}
