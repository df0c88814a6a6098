package io.candor.classifier.labelling;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.Embedders;
import io.candor.classifier.embedding.EmbeddingConfig;
import io.candor.classifier.labelling.HeadTrainer.Example;
import io.candor.classifier.taxonomy.DefaultTaxonomy;
import io.candor.classifier.taxonomy.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Makes `sentiment-head.txt` anew; a tool for developers, not a test. Arguments: a file with one
/// `class<TAB>text` a line (NEGATIVE, NEUTRAL or POSITIVE), the version to write, the file to
/// write. The complaints of the default taxonomy are learned beside them, so that the head knows
/// how customers of support complain. Every fifth text is held back to fit the temperature and to
/// print the figures for the README.
public final class SentimentHeadTool {
  private static final List<String> CLASSES = List.of("NEGATIVE", "NEUTRAL", "POSITIVE");
  private static final double PENALTY = 1e-2;
  private static final int MAX_STEPS = 300;
  private static final int NEUTRAL = 1;
  // Neutral texts are rare, and a three-star review is often a mild complaint.
  private static final double NEUTRAL_WEIGHT = 0.5;

  private SentimentHeadTool() {}

  public static void main(String[] args) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(args[0])));
    lines.addAll(fromTaxonomy());
    List<Example> all = examples(lines);
    List<Example> learned = new ArrayList<>();
    List<Example> held = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      (i % 5 == 0 ? held : learned).add(all.get(i));
    }
    LinearHead trial = HeadTrainer.train(CLASSES, learned, PENALTY, MAX_STEPS, 1);
    double temperature = temperature(trial, held);
    LinearHead calibrated = new LinearHead(CLASSES, trial.centre(), trial.weights(), temperature);
    System.out.printf(
        "held back: %d texts, accuracy %.3f, temperature %.2f, loss %.3f%n",
        held.size(), accuracy(calibrated, held), temperature, loss(calibrated, held));
    LinearHead head = HeadTrainer.train(CLASSES, all, PENALTY, MAX_STEPS, temperature);
    Files.writeString(
        Path.of(args[2]),
        HeadFile.write(
            args[1],
            head,
            List.of(
                "Sentiment of short texts over bge-small-en-v1.5 (int8). Data and licences:"
                    + " NOTICE.",
                "version, classes, temperature, centre, one row of weights per class")));
  }

  private static List<String> fromTaxonomy() {
    List<String> lines = new ArrayList<>();
    for (Theme theme : DefaultTaxonomy.load().themes()) {
      theme.examples().forEach(example -> lines.add("NEGATIVE\t" + example));
    }
    return lines;
  }

  private static List<Example> examples(List<String> lines) throws IOException {
    double[] counts = new double[CLASSES.size()];
    List<String> texts = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split("\t", 2);
      counts[CLASSES.indexOf(parts[0])]++;
      texts.add(parts[1]);
    }
    List<float[]> vectors = new ArrayList<>();
    try (Embedders.Closeable embedder = Embedders.open(EmbeddingConfig.defaults())) {
      for (int i = 0; i < texts.size(); i += 500) {
        List<String> part = texts.subList(i, Math.min(texts.size(), i + 500));
        vectors.addAll(embedder.embed(part, Embedder.Urgency.BACKGROUND));
      }
    }
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      int label = CLASSES.indexOf(lines.get(i).split("\t", 2)[0]);
      double weight = label == NEUTRAL ? NEUTRAL_WEIGHT : 1;
      examples.add(new Example(vectors.get(i), label, weight / counts[label]));
    }
    return examples;
  }

  private static double temperature(LinearHead head, List<Example> held) {
    double best = 1;
    double bestLoss = Double.MAX_VALUE;
    for (double t = 0.2; t <= 2; t += 0.05) {
      double loss = loss(new LinearHead(CLASSES, head.centre(), head.weights(), t), held);
      if (loss < bestLoss) {
        bestLoss = loss;
        best = t;
      }
    }
    return best;
  }

  private static double loss(LinearHead head, List<Example> held) {
    double sum = 0;
    for (Example example : held) {
      sum -= Math.log(head.probabilities(example.vector())[example.label()]);
    }
    return sum / held.size();
  }

  private static double accuracy(LinearHead head, List<Example> held) {
    int right = 0;
    for (Example example : held) {
      double[] probabilities = head.probabilities(example.vector());
      int best = 0;
      for (int k = 1; k < probabilities.length; k++) {
        best = probabilities[k] > probabilities[best] ? k : best;
      }
      right += best == example.label() ? 1 : 0;
    }
    return (double) right / held.size();
  }
}
