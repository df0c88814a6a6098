package io.candor.classifier.labelling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How well a head knows examples that it has not learned from.
///
/// @param head what it tells: `area`, `theme` or `archetype`
/// @param classCount classes that it tells apart
/// @param exampleCount examples that it learned from
/// @param accuracy share that it got right when they were held back, 0..1
/// @param calibrationError how far its confidence is from its accuracy, in ten bins, 0..1
/// @param confusions what it mixed up most, the most frequent first
public record HeadCard(
    String head,
    int classCount,
    int exampleCount,
    double accuracy,
    double calibrationError,
    List<Confusion> confusions) {
  private static final int BINS = 10;
  private static final int MOST_CONFUSIONS = 20;

  /// A class and what was said instead; empty ids are that of nothing.
  public record Confusion(String classId, String toldId, int count) {}

  private record Mixed(String classId, String toldId) {}

  /// What a head said about examples that were held back from it.
  static final class Record {
    private final String head;
    private final int classCount;
    private final Map<Mixed, Integer> mixed = new HashMap<>();
    private final double[] confidence = new double[BINS];
    private final double[] right = new double[BINS];
    private int count;
    private int correct;

    Record(String head, int classCount) {
      this.head = head;
      this.classCount = classCount;
    }

    void add(String classId, String told, double probability) {
      count++;
      int bin = Math.min(BINS - 1, (int) (probability * BINS));
      confidence[bin] += probability;
      if (told.equals(classId)) {
        correct++;
        right[bin]++;
      } else {
        mixed.merge(new Mixed(classId, told), 1, Integer::sum);
      }
    }

    HeadCard card() {
      double error = 0;
      for (int bin = 0; bin < BINS; bin++) {
        error += Math.abs(confidence[bin] - right[bin]);
      }
      List<Confusion> confusions = new ArrayList<>();
      mixed.forEach((pair, n) -> confusions.add(new Confusion(pair.classId(), pair.toldId(), n)));
      confusions.sort(
          Comparator.comparingInt(Confusion::count)
              .reversed()
              .thenComparing(Confusion::classId)
              .thenComparing(Confusion::toldId));
      int shown = Math.min(MOST_CONFUSIONS, confusions.size());
      return new HeadCard(
          head,
          classCount,
          count,
          count == 0 ? 0 : (double) correct / count,
          count == 0 ? 0 : error / count,
          List.copyOf(confusions.subList(0, shown)));
    }
  }
}
