package io.candor.classifier.labelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeadTrialTest {
  private static final int DIMENSION = 8;
  private final Map<String, float[]> vectors = new HashMap<>();
  private final Random random = new Random(7);

  @Test
  void moreOfTheSame_isTaken() {
    List<String> late = around("late", 0, 20);
    List<String> broken = around("broken", 1, 20);
    Lesson before = lesson(late.subList(0, 10), broken);
    Lesson after = lesson(late, broken);

    HeadTrial trial = HeadTrial.of(before, after, vectors);

    assertThat(trial.heldBack()).isEqualTo(40);
    assertThat(trial.isPassed()).isTrue();
  }

  @Test
  void aClassThatWasNotKnown_mendsItsExamples() {
    List<String> late = around("late", 0, 10);
    List<String> broken = around("broken", 1, 10);
    Lesson before = lesson(late, List.of());
    Lesson after = lesson(late, broken);

    HeadTrial trial = HeadTrial.of(before, after, vectors);

    assertThat(trial.mended()).isEqualTo(10);
    assertThat(trial.broken()).isZero();
    assertThat(trial.isPassed()).isTrue();
  }

  @Test
  void labelsByChance_areRefused() {
    Lesson before = new Lesson("");
    Lesson after = new Lesson("");
    for (int k = 0; k < 6; k++) {
      List<String> own = around("known " + k, k, 20);
      before.add("class " + k, own);
      after.add("class " + k, own);
    }
    for (int i = 0; i < 1_200; i++) {
      after.add("class " + random.nextInt(6), around("told " + i, random.nextInt(6), 1));
    }

    HeadTrial trial = HeadTrial.of(before, after, vectors);

    assertThat(trial.broken()).isGreaterThan(trial.mended());
    assertThat(trial.isPassed()).isFalse();
  }

  @Test
  void sameLessons_haveNothingToBeJudgedBy() {
    List<String> late = around("late", 0, 10);

    HeadTrial trial = HeadTrial.of(lesson(late, List.of()), lesson(late, List.of()), vectors);

    assertThat(trial).isEqualTo(new HeadTrial(0, 0, 0));
    assertThat(trial.isPassed()).isTrue();
  }

  @Test
  void aLossCounts_whenChanceDoesNotExplainIt() {
    assertThat(new HeadTrial(400, 3, 4).isPassed()).isTrue();
    // (1/2)^4 = 0.06, (1/2)^5 = 0.03
    assertThat(new HeadTrial(400, 0, 4).isPassed()).isTrue();
    assertThat(new HeadTrial(400, 0, 5).isPassed()).isFalse();
    assertThat(new HeadTrial(400, 30, 60).isPassed()).isFalse();
  }

  private static Lesson lesson(List<String> late, List<String> broken) {
    Lesson lesson = new Lesson("");
    lesson.add("late", late);
    lesson.add("broken", broken);
    return lesson;
  }

  private List<String> around(String name, int axis, int count) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] vector = new float[DIMENSION];
      for (int d = 0; d < DIMENSION; d++) {
        vector[d] = (float) (random.nextGaussian() * 0.15 + (d == axis ? 1 : 0));
      }
      texts.add(name + " " + i);
      vectors.put(name + " " + i, vector);
    }
    return texts;
  }
}
