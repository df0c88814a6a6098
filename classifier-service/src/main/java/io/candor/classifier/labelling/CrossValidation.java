package io.candor.classifier.labelling;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What heads say about examples that they have not learned: the honest basis of confidence, of
/// what is familiar, and of a head's card. Deterministic.
///
/// @param heldBack every example, or every fifth of a large lesson
record CrossValidation(List<HeldBack> heldBack) {
  // A head that has learned nine of ten is nearly as right as one that has learned all: judged by
  // fewer it would seem worse than it is, and be made too timid.
  private static final int FOLDS = 10;
  // More examples are judged well enough by one head that has learned four of five.
  private static final int ALL_FOLDS_UP_TO = 1_000;
  private static final int PARTS_OF_MANY = 5;
  private static final double COLDEST = 0.1;
  private static final double HOTTEST = 5;
  private static final int HALVINGS = 20;

  // Neighbours that are asked alone are sure of what is not so; above this share nothing is gained.
  private static final int MOST_TENTHS = 6;
  private static final double IMPOSSIBLE = 1e-9;

  /// An example, the logits of a head that has not learned it, and the classes of the nearest of
  /// the examples that the head has learned.
  @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
  record HeldBack(HeadTrainer.Example example, double[] logits, double[] neighbours) {
    double[] probabilities(Mix mix) {
      return MixedHead.mixed(
          LinearHead.softmax(logits, mix.temperature()), neighbours, mix.neighbourShare());
    }
  }

  /// @param examples at least one
  static CrossValidation of(
      List<String> classes, List<HeadTrainer.Example> examples, double penalty, int maxSteps) {
    List<HeldBack> heldBack = new ArrayList<>();
    boolean many = examples.size() > ALL_FOLDS_UP_TO;
    int parts = many ? PARTS_OF_MANY : FOLDS;
    for (int fold = 0; fold < (many ? 1 : parts); fold++) {
      List<HeadTrainer.Example> learned = new ArrayList<>();
      List<HeadTrainer.Example> held = new ArrayList<>();
      for (int i = 0; i < examples.size(); i++) {
        (i % parts == fold ? held : learned).add(examples.get(i));
      }
      if (!learned.isEmpty()) {
        LinearHead head = HeadTrainer.train(classes, learned, penalty, maxSteps, 1);
        ExampleVectors vectors = ExampleVectors.ofExamples(learned);
        Neighbours neighbours = Neighbours.of(classes.size(), learned, vectors);
        for (HeadTrainer.Example example : held) {
          ExampleVectors.Compared text = vectors.compare(example.vector());
          heldBack.add(
              new HeldBack(example, head.logits(example.vector()), neighbours.shares(text)));
        }
      }
    }
    return new CrossValidation(heldBack);
  }

  /// How a head and the nearest examples are put together.
  ///
  /// @param temperature divides the logits: below 1 for a head that is too timid, above for one
  ///     that is too bold
  /// @param neighbourShare how much the nearest examples have to say, 0..0.6
  record Mix(double temperature, double neighbourShare) {}

  /// The mix that makes the held-back examples the most probable (temperature scaling, Guo et al.
  /// 2017, of what is given in the end: neighbours make a head that was scaled alone too timid).
  /// The head alone as it is when nothing was held back.
  Mix mix() {
    Mix best = new Mix(1, 0);
    double lowest = Double.POSITIVE_INFINITY;
    for (int tenths = 0; tenths <= MOST_TENTHS && !heldBack.isEmpty(); tenths++) {
      double share = tenths / 10.0;
      double temperature = temperature(share);
      double loss = loss(temperature, share);
      if (loss < lowest) {
        lowest = loss;
        best = new Mix(temperature, share);
      }
    }
    return best;
  }

  /// What to divide the logits of a head by that is not mixed. 1 when nothing was held back.
  double temperature() {
    return heldBack.isEmpty() ? 1 : temperature(0);
  }

  private double temperature(double share) {
    // The loss has one minimum over the temperature's logarithm: golden section without the gold.
    double low = Math.log(COLDEST);
    double high = Math.log(HOTTEST);
    for (int step = 0; step < HALVINGS; step++) {
      double a = low + (high - low) / 3;
      double b = high - (high - low) / 3;
      if (loss(Math.exp(a), share) <= loss(Math.exp(b), share)) {
        high = b;
      } else {
        low = a;
      }
    }
    return Math.exp((low + high) / 2);
  }

  private double loss(double temperature, double share) {
    double loss = 0;
    for (HeldBack each : heldBack) {
      int label = each.example().label();
      double linear = LinearHead.probability(each.logits(), label, temperature);
      double right = (1 - share) * linear + share * each.neighbours()[label];
      loss -= Math.log(Math.max(IMPOSSIBLE, right));
    }
    return loss;
  }

  /// What is familiar to the head that has learned all examples; absent when too few were held back
  /// to tell.
  ///
  /// @param vectors that texts are compared with; those of the examples are among them
  /// @param temperature of that head, see [#mix]
  @Nullable Familiarity familiarity(
      int classCount,
      List<HeadTrainer.Example> examples,
      ExampleVectors vectors,
      double temperature) {
    return Familiarity.canLearnFrom(heldBack)
        ? Familiarity.learn(examples, classCount, vectors, heldBack, temperature)
        : null;
  }
}
