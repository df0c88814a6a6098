package io.candor.classifier.labelling;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A head as the service trains it, with what it says about texts that it has not learned. It
/// stands
/// in the heads' package, since they are nobody else's business.
public final class HeadBench {
  private static final int BINS = 15;

  private final List<String> classes;
  private final HeadTraining.Learned learned;
  private final ExampleVectors compared;

  private HeadBench(List<String> classes, HeadTraining.Learned learned, ExampleVectors compared) {
    this.classes = classes;
    this.learned = learned;
    this.compared = compared;
  }

  /// A text and the class that people gave it.
  @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
  public record Judged(float[] vector, String label) {}

  /// @param accuracy share of right answers, 0..1
  /// @param calibrationError mean distance of confidence from accuracy, in fifteen bins, 0..1
  public record Result(double accuracy, double calibrationError) {}

  public static HeadBench train(List<Judged> texts) {
    var classes = texts.stream().map(Judged::label).distinct().sorted().toList();
    var examples = new ArrayList<HeadTrainer.Example>();
    for (var text : texts) {
      examples.add(new HeadTrainer.Example(text.vector(), classes.indexOf(text.label()), 1));
    }
    var compared = ExampleVectors.ofExamples(examples);
    return new HeadBench(classes, HeadTraining.learn(classes, examples, compared), compared);
  }

  /// Mean F1 of the shipped head for sentiment over the classes that occur.
  ///
  /// @param texts labelled `NEGATIVE`, `NEUTRAL` or `POSITIVE`, none of them learned by the head
  public static double sentimentF1(List<Judged> texts) {
    var head = SentimentHead.load();
    var sum = 0.0;
    var labels = texts.stream().map(Judged::label).distinct().toList();
    for (var label : labels) {
      var told = 0;
      var right = 0;
      var all = 0;
      for (var text : texts) {
        var isTold = head.label(text.vector()).polarity().name().equals(label);
        told += isTold ? 1 : 0;
        all += text.label().equals(label) ? 1 : 0;
        right += isTold && text.label().equals(label) ? 1 : 0;
      }
      sum += 2.0 * right / (told + all); // F1 = 2 TP / (TP + FP + TP + FN)
    }
    return sum / labels.size();
  }

  public Result judge(List<Judged> texts) {
    var right = 0;
    var confidence = new double[BINS];
    var rights = new double[BINS];
    for (var text : texts) {
      var probabilities = learned.head().probabilities(compared.compare(text.vector()));
      var best = LinearHead.highest(probabilities);
      var bin = Math.min(BINS - 1, (int) (probabilities[best] * BINS));
      confidence[bin] += probabilities[best];
      if (classes.get(best).equals(text.label())) {
        right++;
        rights[bin]++;
      }
    }
    var error = 0.0;
    for (var bin = 0; bin < BINS; bin++) {
      error += Math.abs(confidence[bin] - rights[bin]);
    }
    return new Result((double) right / texts.size(), error / texts.size());
  }

  /// Area under the curve of telling strange from known texts: the probability that a strange one
  /// has the higher score.
  ///
  /// @param near by the score for what lies beside known classes; else by the one for what lies
  ///     apart from all
  public double auroc(List<Judged> known, List<Judged> strange, boolean near) {
    var low = scores(known, near);
    Arrays.sort(low);
    var sum = 0.0;
    for (var score : scores(strange, near)) {
      var at = Arrays.binarySearch(low, score);
      sum += at >= 0 ? at + 0.5 : -at - 1;
    }
    return sum / low.length / strange.size();
  }

  private double[] scores(List<Judged> texts, boolean near) {
    var head =
        learned.head() instanceof MixedHead mixed ? mixed.linear() : (LinearHead) learned.head();
    var familiarity = requireNonNull(learned.familiarity());
    return texts.stream()
        .mapToDouble(
            text -> {
              var beside = compared.compare(text.vector());
              var logits = head.logits(text.vector());
              return near
                  ? familiarity.nearScore(beside, logits)
                  : familiarity.farScore(beside, logits);
            })
        .toArray();
  }
}
