package io.candor.classifier.satisfaction;

import io.candor.classifier.labelling.HeadTrainer;
import io.candor.classifier.satisfaction.Scorer.Errors;
import java.util.ArrayList;
import java.util.List;

/// Learns a scorer from rated samples and tells, by cross-validation, how wrong it will be about
/// others. Deterministic.
final class ScorerTraining {
  private static final int FOLDS = 5;
  private static final int RATINGS = 5;
  private static final double PENALTY = 1e-3;
  private static final int MAX_STEPS = 100;
  private static final List<String> CLASSES = List.of("1", "2", "3", "4", "5");

  private ScorerTraining() {}

  /// A trained scorer and its errors on samples that were held back.
  record Trained(Scorer scorer, Errors heldBack) {}

  /// @param samples at least [#FOLDS]
  static Trained train(String version, List<RatedSample> samples) {
    double absolute = 0;
    double bias = 0;
    double brier = 0;
    double calibration = 0;
    int count = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      List<RatedSample> learned = new ArrayList<>();
      List<RatedSample> held = new ArrayList<>();
      for (RatedSample sample : samples) {
        (Math.floorMod(sample.key().hashCode(), FOLDS) == fold ? held : learned).add(sample);
      }
      if (held.isEmpty() || learned.isEmpty()) {
        continue;
      }
      Errors errors = learn(version, learned).errors(held);
      int n = held.size();
      absolute += n * errors.meanAbsolute();
      bias += n * errors.bias();
      brier += n * errors.brier();
      calibration += n * errors.calibration();
      count += n;
    }
    Errors heldBack =
        count == 0
            ? Errors.NONE
            : new Errors(count, absolute / count, bias / count, brier / count, calibration / count);
    return new Trained(learn(version, samples), heldBack);
  }

  private static Scorer learn(String version, List<RatedSample> samples) {
    List<HeadTrainer.Example> examples = new ArrayList<>();
    for (RatedSample sample : samples) {
      int label = (int) Math.round(sample.rating()) - 1;
      examples.add(
          new HeadTrainer.Example(
              sample.signs().values(), Math.max(0, Math.min(RATINGS - 1, label)), 1));
    }
    double[][] weights = HeadTrainer.train(CLASSES, examples, PENALTY, MAX_STEPS, 1).plainWeights();
    return new Scorer(version, weights);
  }
}
