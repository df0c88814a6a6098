package io.candor.classifier.labelling;

import io.candor.classifier.embedding.Embedders;
import io.candor.classifier.embedding.EmbeddingConfig;
import io.candor.classifier.labelling.CrossValidation.HeldBack;
import io.candor.classifier.labelling.HeadTrainer.Example;
import io.candor.classifier.labelling.RootCauseSentences.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Makes `root-cause-head.txt` anew; a tool for developers, not a test. Arguments: the version to
/// write, the file to write. Prints what cross-validation of the learned sentences says of several
/// penalties and thresholds, from which those in use were chosen.
public final class RootCauseHeadTool {
  private static final double PENALTY = 1e-3;
  private static final List<Double> OTHER_PENALTIES = List.of(1e-4, 3e-4, 3e-3, 1e-2);
  private static final int MAX_STEPS = 300;

  private RootCauseHeadTool() {}

  public static void main(String[] args) throws IOException {
    List<String> classes = RootCauseSentences.CLASSES;
    List<Example> examples = examples();
    OTHER_PENALTIES.forEach(penalty -> judge(classes, examples, penalty));
    double temperature = judge(classes, examples, PENALTY);
    LinearHead head = HeadTrainer.train(classes, examples, PENALTY, MAX_STEPS, temperature);
    Files.writeString(
        Path.of(args[1]),
        HeadFile.write(
            args[0],
            head,
            List.of(
                "Root cause of short texts over bge-small-en-v1.5 (int8). Sentences: NOTICE.",
                "version, classes, temperature, centre, one row of weights per class")));
  }

  private static List<Example> examples() throws IOException {
    List<Sentence> sentences = RootCauseSentences.learned();
    double[] counts = new double[RootCauseSentences.CLASSES.size()];
    sentences.forEach(each -> counts[RootCauseSentences.CLASSES.indexOf(each.label())]++);
    List<Example> examples = new ArrayList<>();
    try (Embedders.Closeable embedder = Embedders.open(EmbeddingConfig.defaults())) {
      List<float[]> vectors = RootCauseSentences.vectors(embedder, sentences);
      for (int i = 0; i < vectors.size(); i++) {
        int label = RootCauseSentences.CLASSES.indexOf(sentences.get(i).label());
        examples.add(new Example(vectors.get(i), label, 1 / Math.sqrt(counts[label])));
      }
    }
    return examples;
  }

  /// @return the temperature
  private static double judge(List<String> classes, List<Example> examples, double penalty) {
    CrossValidation judged = CrossValidation.of(classes, examples, penalty, MAX_STEPS);
    double temperature = judged.temperature();
    System.out.printf("penalty %.4f, temperature %.2f%n", penalty, temperature);
    for (double threshold = 0.3; threshold < 0.75; threshold += 0.05) {
      print(classes, judged.heldBack(), temperature, threshold);
    }
    return temperature;
  }

  private static void print(
      List<String> classes, List<HeldBack> heldBack, double temperature, double threshold) {
    int none = classes.indexOf(RootCauseHead.NONE);
    int given = 0;
    int right = 0;
    int complaints = 0;
    for (HeldBack each : heldBack) {
      double[] probabilities = LinearHead.softmax(each.logits(), temperature);
      probabilities[none] = 0;
      int best = LinearHead.highest(probabilities);
      complaints += each.example().label() == none ? 0 : 1;
      if (probabilities[best] >= threshold) {
        given++;
        right += each.example().label() == best ? 1 : 0;
      }
    }
    System.out.printf(
        "  threshold %.2f: given %d, right of the given %.3f, of all that have one %.3f%n",
        threshold, given, (double) right / given, (double) right / complaints);
  }
}
