package io.candor.classifier.labelling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Heads of two lessons judged by the same texts: the examples of the later lesson, fold by fold
/// held back from both. Whether a head is worth taking into use is asked of nothing that either
/// has learned.
///
/// @param heldBack examples that both were asked about, of all heads that differ; 0 when none does
/// @param mended how many of them only the heads of the later lesson got right
/// @param broken how many of them only those of the earlier one did
public record HeadTrial(int heldBack, int mended, int broken) {
  private static final int FOLDS = 5;
  // One example more moves an answer or two either way; that is no reason not to learn it.
  private static final double CHANCE = 0.05;

  /// Whether the later heads may take the place of the earlier ones: they know as much or more. A
  /// loss counts when a fair coin would give it less than once in 20 (sign test, one-sided).
  public boolean isPassed() {
    return broken <= mended || chance(broken, mended + broken) >= CHANCE;
  }

  /// Probability that of so many tosses at least `heads` are heads.
  private static double chance(int heads, int tosses) {
    double tail = 0;
    double logChoose = 0;
    for (int k = 0; k <= tosses; k++) {
      if (k > 0) {
        logChoose += Math.log((double) (tosses - k + 1) / k);
      }
      if (k >= heads) {
        tail += Math.exp(logChoose + tosses * Math.log(0.5));
      }
    }
    return tail;
  }

  HeadTrial and(HeadTrial other) {
    return new HeadTrial(heldBack + other.heldBack, mended + other.mended, broken + other.broken);
  }

  /// Judges heads of two lessons.
  ///
  /// @param vectors of all sentences of both
  static HeadTrial of(Lesson before, Lesson after, Map<String, float[]> vectors) {
    HeadTrial trial = new HeadTrial(0, 0, 0);
    if (before.text().equals(after.text())) {
      return trial;
    }
    for (int fold = 0; fold < FOLDS; fold++) {
      Set<String> held = new HashSet<>();
      List<String> sentences = after.all();
      for (int i = fold; i < sentences.size(); i += FOLDS) {
        held.add(sentences.get(i));
      }
      Judge earlier = new Judge(before, held, vectors);
      Judge later = new Judge(after, held, vectors);
      int count = 0;
      int mended = 0;
      int broken = 0;
      for (String id : after.classes()) {
        for (String sentence : after.of(id)) {
          if (held.contains(sentence)) {
            count++;
            boolean wasRight = earlier.isRight(sentence, id);
            boolean isRight = later.isRight(sentence, id);
            mended += isRight && !wasRight ? 1 : 0;
            broken += wasRight && !isRight ? 1 : 0;
          }
        }
      }
      trial = trial.and(new HeadTrial(count, mended, broken));
    }
    return trial;
  }

  /// A head that has not learned what is held back.
  private static final class Judge {
    private final LinearHead head;
    private final Map<String, float[]> vectors;

    Judge(Lesson lesson, Set<String> held, Map<String, float[]> vectors) {
      this.vectors = vectors;
      Lesson learned = new Lesson(lesson.nothing());
      for (String id : lesson.classes()) {
        learned.add(id, lesson.of(id).stream().filter(text -> !held.contains(text)).toList());
      }
      List<float[]> inputs = new ArrayList<>();
      learned.all().forEach(sentence -> inputs.add(vectors.get(sentence)));
      this.head = HeadTraining.untempered(learned, inputs);
    }

    boolean isRight(String sentence, String id) {
      double[] probabilities = head.probabilities(Objects.requireNonNull(vectors.get(sentence)));
      return head.classes().get(LinearHead.highest(probabilities)).equals(id);
    }
  }
}
