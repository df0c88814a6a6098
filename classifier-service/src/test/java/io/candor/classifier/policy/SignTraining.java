package io.candor.classifier.policy;

import io.candor.classifier.labelling.HeadTrainer;
import io.candor.classifier.labelling.HeadTrainer.Example;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Learns a [SignModel].
final class SignTraining {
  private static final int MAX_STEPS = 500;

  private SignTraining() {}

  /// What a model learns from.
  ///
  /// @param figures of its signs, in their order
  /// @param holds whether the conclusion holds
  /// @param weight how much it counts, 0 or more
  record Lesson(float[] figures, boolean holds, double weight) {}

  /// What the signs say of a subject. Costs more than to learn from it.
  static <T, S extends Enum<S> & Sign<T>> float[] figures(Class<S> signs, T subject) {
    S[] all = signs.getEnumConstants();
    float[] figures = new float[all.length];
    for (int i = 0; i < all.length; i++) {
      figures[i] = (float) all[i].of(subject);
    }
    return figures;
  }

  /// @param penalty how much large weights cost
  static <T, S extends Enum<S> & Sign<T>> SignModel<T, S> train(
      Class<S> signs, List<Lesson> lessons, double penalty) {
    S[] all = signs.getEnumConstants();
    List<Example> examples =
        lessons.stream()
            .map(each -> new Example(each.figures(), each.holds() ? 1 : 0, each.weight()))
            .toList();
    double[][] weights =
        HeadTrainer.train(List.of("no", "yes"), examples, penalty, MAX_STEPS, 1).plainWeights();
    Map<S, Double> bySign = new EnumMap<>(signs);
    for (int i = 0; i < all.length; i++) {
      bySign.put(all[i], weights[1][i] - weights[0][i]);
    }
    return new SignModel<>(weights[1][all.length] - weights[0][all.length], bySign);
  }
}
