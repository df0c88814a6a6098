package io.candor.classifier.labelling;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What heads say about examples that they have not learned: the honest basis of confidence, of
/// what
/// is familiar, and of a head's card. Deterministic.
///
/// @param heldBack every example, or every fifth of a large lesson
record CrossValidation(List<HeldBack> heldBack) {
  private static final int FOLDS = 5;
  // More examples are judged well enough by one head that has learned four of five.
  private static final int ALL_FOLDS_UP_TO = 1_000;
  private static final double COLDEST = 0.1;
  private static final double HOTTEST = 5;
  private static final int HALVINGS = 40;

  // Neighbours that are asked alone are sure of what is not so; above this share nothing is gained.
  private static final int MOST_TENTHS = 6;
  private static final double IMPOSSIBLE = 1e-9;

  /// An example, the logits of a head that has not learned it, and the classes of the nearest of
  /// the
  /// examples that the head has learned.
  @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
  record HeldBack(HeadTrainer.Example example, double[] logits, double[] neighbours) {
    double[] probabilities(double temperature, double share) {
      return MixedHead.mixed(LinearHead.softmax(logits, temperature), neighbours, share);
    }
  }

  /// @param examples at least one
  static CrossValidation of(
      List<String> classes, List<HeadTrainer.Example> examples, double penalty, int maxSteps) {
    List<HeldBack> heldBack = new ArrayList<>();
    int folds = examples.size() > ALL_FOLDS_UP_TO ? 1 : FOLDS;
    for (int fold = 0; fold < folds; fold++) {
      List<HeadTrainer.Example> learned = new ArrayList<>();
      List<HeadTrainer.Example> held = new ArrayList<>();
      for (int i = 0; i < examples.size(); i++) {
        (i % FOLDS == fold ? held : learned).add(examples.get(i));
      }
      if (!learned.isEmpty()) {
        LinearHead head = HeadTrainer.train(classes, learned, penalty, maxSteps, 1);
        Neighbours neighbours = Neighbours.of(classes.size(), learned);
        for (HeadTrainer.Example example : held) {
          float[] vector = example.vector();
          heldBack.add(new HeldBack(example, head.logits(vector), neighbours.shares(vector)));
        }
      }
    }
    return new CrossValidation(heldBack);
  }

  /// What to divide the logits by so that the held-back examples are the most probable (temperature
  /// scaling, Guo et al. 2017): below 1 for a head that is too timid, above for one that is too
  /// bold. 1 when nothing was held back.
  double temperature() {
    if (heldBack.isEmpty()) {
      return 1;
    }
    // The loss has one minimum over the temperature's logarithm: golden section without the gold.
    double low = Math.log(COLDEST);
    double high = Math.log(HOTTEST);
    for (int step = 0; step < HALVINGS; step++) {
      double a = low + (high - low) / 3;
      double b = high - (high - low) / 3;
      if (loss(Math.exp(a)) <= loss(Math.exp(b))) {
        high = b;
      } else {
        low = a;
      }
    }
    return Math.exp((low + high) / 2);
  }

  /// How much the nearest examples have to say so that the held-back examples are the most
  /// probable, 0..0.6.
  ///
  /// @param temperature of the head
  double neighbourShare(double temperature) {
    double best = 0;
    double lowest = Double.POSITIVE_INFINITY;
    for (int tenths = 0; tenths <= MOST_TENTHS; tenths++) {
      double share = tenths / 10.0;
      double loss = 0;
      for (HeldBack each : heldBack) {
        double right = each.probabilities(temperature, share)[each.example().label()];
        loss -= Math.log(Math.max(IMPOSSIBLE, right));
      }
      if (loss < lowest) {
        lowest = loss;
        best = share;
      }
    }
    return best;
  }

  private double loss(double temperature) {
    double loss = 0;
    for (HeldBack each : heldBack) {
      double scaled = each.logits()[each.example().label()] / temperature;
      double[] logits = each.logits().clone();
      for (int k = 0; k < logits.length; k++) {
        logits[k] /= temperature;
      }
      loss -= scaled + LinearHead.energy(logits);
    }
    return loss;
  }

  /// What is familiar to the head that has learned all examples; absent when too few were held back
  /// to tell.
  @Nullable Familiarity familiarity(int classCount, List<HeadTrainer.Example> examples) {
    return Familiarity.canLearnFrom(heldBack)
        ? Familiarity.learn(examples, classCount, heldBack, temperature())
        : null;
  }
}
